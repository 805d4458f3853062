package eu.riscale.hub.weights.reader;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.keras.KerasModelReader;
import eu.riscale.hub.weights.onnx.OnnxFile;
import eu.riscale.hub.weights.tensorflow.SavedModelFile;
import eu.riscale.hub.weights.torch.StateDictFile;
import eu.riscale.hub.weights.torch.TorchScriptFile;
import eu.riscale.hub.weights.torch.TorchZip;
import eu.riscale.hub.weights.torch.pickle.PickleException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/// Reads what is inside a weights file. What the file is, it says itself: the format that a
/// description gives it may be wrong.
public final class ContentReader {
  private ContentReader() {}

  /// Never fails: what cannot be read says why.
  public static WeightsContent read(Path file) {
    try {
      return content(file);
    } catch (EOFException e) {
      return new WeightsContent.Unreadable("the file ends early");
    } catch (ZipException e) {
      return new WeightsContent.Unreadable("its zip cannot be read: " + Reason.of(e));
    } catch (PickleException e) {
      return new WeightsContent.Unreadable("its pickle " + e.getMessage());
    } catch (ProtobufReader.BeyondLimits e) {
      return new WeightsContent.Unreadable(Reason.of(e));
    } catch (ProtobufReader.Malformed e) {
      return new WeightsContent.Unreadable(
          "its " + WeightsArchive.SAVED_MODEL + " is damaged: " + Reason.of(e));
    } catch (IOException e) {
      return new WeightsContent.Unreadable(Reason.of(e));
    } catch (OutOfMemoryError e) {
      return new WeightsContent.Unreadable("it takes more memory than there is");
    }
  }

  private static WeightsContent content(Path file) throws IOException, PickleException {
    FileKind kind = FileKind.of(file);
    return switch (kind) {
      case EMPTY -> new WeightsContent.Unreadable("the file is empty");
      case HDF5 -> KerasModelReader.keras(WeightsFormat.KERAS_HDF5, file);
      case ZIP -> zipped(file);
      case PICKLE -> {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          yield StateDictFile.legacy(in, Files.size(file));
        }
      }
      case GIT_LFS_POINTER ->
          onnx(
              file,
              "it is a Git LFS pointer and not the file itself; fetch the file by 'git lfs pull'");
      case WEB_PAGE ->
          onnx(file, "it is a web page and not the file itself; download the file again");
      case JSON, OTHER -> onnx(file, "it is of no kind that weights are");
      case NPY, PNG, JPEG, GIF, TIFF, PDF, GZIP, SEVEN_ZIP, RAR, XZ ->
          onnx(file, "it is " + kind.words() + ", which weights are not");
    };
  }

  /// @param otherwise what the file is where it is no ONNX graph
  private static WeightsContent onnx(Path file, String otherwise) throws IOException {
    return OnnxFile.read(file).orElseGet(() -> new WeightsContent.Unreadable(otherwise));
  }

  private static WeightsContent zipped(Path file) throws IOException, PickleException {
    try (SoundZip zip = SoundZip.open(file)) {
      WeightsArchive names = WeightsArchive.of(zip);
      Optional<WeightsFormat> format = names.format();
      if (format.isEmpty()) {
        return new WeightsContent.Unreadable("it is a zip without any weights that hub knows");
      }
      String folder = names.folder(format.get()).orElseThrow();
      return switch (format.get()) {
        case TORCHSCRIPT -> TorchScriptFile.read(new TorchZip(zip, folder));
        case PYTORCH_STATE_DICT -> StateDictFile.zipped(new TorchZip(zip, folder), names.stray());
        case TENSORFLOW_SAVED_MODEL_BUNDLE -> SavedModelFile.read(zip, folder);
        case KERAS_V3 -> KerasModelReader.keras(WeightsFormat.KERAS_V3, file);
        case TENSORFLOW_JS -> KerasModelReader.tensorFlowJs(file, zip, folder);
        case KERAS_HDF5, ONNX -> throw new IllegalStateException("never a zip: " + format.get());
      };
    }
  }
}
