package eu.riscale.hub.spec.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Files that people keep arrays in, and how numpy's own file is made of them.
public enum ArrayFile {
  TIFF(
      List.of(".tif", ".tiff"),
      "import numpy as np, tifffile; a = tifffile.imread(%s); np.save(%s, a)"),
  PNG(
      List.of(".png"),
      "import numpy as np, imageio.v3 as iio; a = iio.imread(%s, extension='.png'); np.save(%s,"
          + " a)"),
  JPEG(
      List.of(".jpg", ".jpeg"),
      "import numpy as np, imageio.v3 as iio; a = iio.imread(%s, extension='.jpg'); np.save(%s,"
          + " a)"),
  /// Of several arrays the first is taken.
  NPZ(
      List.of(".npz"),
      "import numpy as np; z = np.load(%s); a = z[z.files[0]]; z.close(); np.save(%s, a)"),
  TORCH(
      List.of(".pt", ".pth"),
      "import numpy as np, torch; a = torch.load(%s, weights_only=True, map_location='cpu');"
          + " np.save(%s, a.detach().numpy())");

  private static final String NUMPY = ".npy";

  @SuppressWarnings("ImmutableEnumChecker") // It is made by List.of.
  private final List<String> endings;

  private final String code;

  ArrayFile(List<String> endings, String code) {
    this.endings = endings;
    this.code = code;
  }

  /// What a file is by the ending of its name.
  public static Optional<ArrayFile> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ArrayFile file : values()) {
      if (file.endings.stream().anyMatch(lower::endsWith)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /// What a file is by its first bytes; a zip by what is in it.
  public static Optional<ArrayFile> of(FileKind kind, List<String> entries) {
    return switch (kind) {
      case TIFF -> Optional.of(TIFF);
      case PNG -> Optional.of(PNG);
      case JPEG -> Optional.of(JPEG);
      case ZIP -> zip(entries);
      case EMPTY,
          HDF5,
          PICKLE,
          NPY,
          GIF,
          PDF,
          GZIP,
          SEVEN_ZIP,
          RAR,
          XZ,
          JSON,
          GIT_LFS_POINTER,
          WEB_PAGE,
          OTHER ->
          Optional.empty();
    };
  }

  private static Optional<ArrayFile> zip(List<String> entries) {
    if (!entries.isEmpty() && entries.stream().allMatch(entry -> entry.endsWith(NUMPY))) {
      return Optional.of(NPZ);
    }
    return entries.stream().anyMatch(entry -> entry.endsWith("/data.pkl"))
        ? Optional.of(TORCH)
        : Optional.empty();
  }

  /// The name of numpy's file that is made of this one: the same, with its ending.
  public static String numpyName(String name) {
    int dot = name.lastIndexOf('.');
    return (dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name) + NUMPY;
  }

  /// The command that makes numpy's file, to be run in the folder of the description.
  public String command(String name) {
    return PythonCommand.of(code, name, numpyName(name));
  }
}
