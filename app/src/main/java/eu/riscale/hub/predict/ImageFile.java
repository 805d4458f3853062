package eu.riscale.hub.predict;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ImageException;
import eu.riscale.hub.tensor.picture.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A file that holds an image: `.npy`, TIFF, PNG or JPEG, told by its name.
final class ImageFile {
  private static final List<String> ENDINGS =
      List.of(".npy", ".ome.tif", ".ome.tiff", ".tif", ".tiff", ".png", ".jpg", ".jpeg");

  private ImageFile() {}

  /// Whether the name is one of an image.
  static boolean isOne(Path file) {
    return !ending(file).isEmpty();
  }

  /// Whether it is an array, the axes of which have no names.
  static boolean isArray(Path file) {
    return ending(file).equals(".npy");
  }

  /// The name of the file without the folder and the ending.
  static String stem(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    return name.substring(0, name.length() - ending(file).length());
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().filter(name::endsWith).findFirst().orElse("");
  }

  /// The numbers; the axes of an image have names, those of an array are called by their positions.
  static Tensor read(Path file) throws PredictException {
    try {
      return isArray(file) ? Npy.read(file) : Images.readNamed(file);
    } catch (IOException e) {
      throw unreadable(file, "it cannot be read: " + Reason.of(e) + ".");
    } catch (NpyException | ImageException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      throw new PredictException(
          PredictException.Kind.MACHINE,
          file + ": there is not enough memory to read it.",
          "Cut it into smaller parts, or give Java more memory: JAVA_TOOL_OPTIONS=-Xmx8g.");
    }
  }

  private static PredictException unreadable(Path file, String why) {
    return new PredictException(
        PredictException.Kind.INPUT,
        file + ": " + why,
        "Images are read as .npy, TIFF, PNG and JPEG; save it anew as one of these.");
  }
}
