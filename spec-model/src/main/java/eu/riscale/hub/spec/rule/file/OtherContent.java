package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FileStart;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a file begins as nothing that its place in the description allows. What is wrong with it
/// in full is for the rules on contents; this is for those who ask whether it is worth a checksum.
final class OtherContent {
  private OtherContent() {}

  /// A sentence; empty where nothing speaks against the file.
  static Optional<String> of(ReferencedFile file, FileStart start, FileLookup files)
      throws IOException {
    if (start.zeros()) {
      return Optional.of("It begins with zeros only, as files that were never filled.");
    }
    FileKind kind = start.kind();
    return switch (file.role()) {
      case Role.OnnxWeights weights ->
          isOnnx(file, files) ? Optional.empty() : no(WeightsFormat.ONNX, kind);
      case Role.Weights(WeightsFormat format) ->
          isOf(format, kind) ? Optional.empty() : no(format, kind);
      case Role.TestTensor tensor ->
          kind == FileKind.NPY ? Optional.empty() : Optional.of("It is no .npy file.");
      case Role.Cover cover -> byName(file, kind);
      case Role.Documentation documentation -> byName(file, kind);
      case Role.ExternalData data -> Optional.empty();
      case Role.Dependencies dependencies -> byName(file, kind);
      case Role.Plain plain -> byName(file, kind);
    };
  }

  private static boolean isOf(WeightsFormat format, FileKind kind) {
    return switch (format) {
      case KERAS_HDF5 -> kind == FileKind.HDF5;
      case PYTORCH_STATE_DICT -> kind == FileKind.ZIP || kind == FileKind.PICKLE;
      case KERAS_V3, TENSORFLOW_JS, TENSORFLOW_SAVED_MODEL_BUNDLE, TORCHSCRIPT ->
          kind == FileKind.ZIP;
      case ONNX -> true;
    };
  }

  private static Optional<String> no(WeightsFormat format, FileKind kind) {
    String found = kind == FileKind.OTHER ? "" : "By its first bytes it is " + kind.words() + ". ";
    return Optional.of(found + "It does not begin as " + format.word() + " weights do.");
  }

  /// A file without the mark that all files of its name have.
  private static Optional<String> byName(ReferencedFile file, FileKind kind) {
    String suffix = file.source().suffix().toLowerCase(Locale.ROOT);
    boolean isMarked =
        List.of(".npy", ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".pdf", ".zip", ".gz")
            .contains(suffix);
    return kind == FileKind.OTHER && isMarked
        ? Optional.of("It does not begin as " + suffix + " files do.")
        : Optional.empty();
  }

  private static boolean isOnnx(ReferencedFile file, FileLookup files) throws IOException {
    try (InputStream in = files.open(file.source())) {
      return OnnxOutline.read(in).isPresent();
    } catch (EOFException e) {
      return false;
    } catch (ProtobufReader.BeyondLimits e) {
      return true; // Nothing is wrong with it as far as is known.
    }
  }
}
