package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/// What a weights file is that is not of the format it is listed under.
///
/// @param words a sentence about it
/// @param help under which format it belongs, or how to make a file that belongs somewhere
record ActualFormat(String words, String help) {
  private static final String EXPORTED_PROGRAM = "serialized_exported_program.json";
  private static final String EXPORT_FOLDER = "/archive_format";

  /// A pickle of protocol 2 whose value is made by a class, as that of a whole network is. The old
  /// format has the source of the class beside it.
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\A\\u0080.(?:\\(X\\u0006\\x00{3}module(?:q.)?)?c([\\w.]{1,200})\n(\\w{1,200})\n",
          Pattern.DOTALL);

  /// What files of torch.save before PyTorch 1.6 begin with: a number as a pickle of its own.
  private static final String LEGACY = "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.";

  /// The pickles before that of the value: that number, a version and the sizes of C's types.
  private static final int LEGACY_PICKLES = 3;

  private static final int OUTSET = 512;

  /// The finding with what the file is, where that is known.
  static Finding told(Finding finding, ReferencedFile file, FileLookup files) throws IOException {
    return of(files.onDisk(file.source()))
        .map(
            actual -> finding.message(finding.message() + " " + actual.words()).hint(actual.help()))
        .orElse(finding);
  }

  /// Empty where it is of no format that weights have.
  private static Optional<ActualFormat> of(Path file) throws IOException {
    return switch (FileKind.of(file)) {
      case ZIP -> ofZip(file);
      case HDF5 ->
          listed(
              "It is an HDF5 file, as Keras writes.",
              WeightsFormat.KERAS_HDF5,
              " and let its name end in .h5");
      case JSON, OTHER ->
          isOnnx(file) ? listed("It is an ONNX model.", WeightsFormat.ONNX, "") : Optional.empty();
      case PICKLE -> ofLegacy(file);
      case EMPTY,
          NPY,
          PNG,
          JPEG,
          GIF,
          TIFF,
          PDF,
          GZIP,
          SEVEN_ZIP,
          RAR,
          XZ,
          GIT_LFS_POINTER,
          WEB_PAGE ->
          Optional.empty();
    };
  }

  private static Optional<ActualFormat> listed(String words, WeightsFormat format, String more) {
    return Optional.of(
        new ActualFormat(words, "List it under weights.%s%s.".formatted(format.word(), more)));
  }

  private static Optional<ActualFormat> ofZip(Path file) throws IOException {
    try (SoundZip zip = SoundZip.open(file)) {
      List<String> names = zip.names();
      if (names.stream().anyMatch(ActualFormat::isOfExport)) {
        return Optional.of(
            new ActualFormat(
                "It is a program of torch.export (.pt2).",
                "The specification has no such weights: save the network by torch.jit.trace or"
                    + " torch.jit.script and list it under torchscript, or export it by"
                    + " torch.onnx.export and list it under onnx."));
      }
      WeightsArchive archive = WeightsArchive.of(zip);
      Optional<WeightsFormat> format = archive.format();
      return format.isEmpty() ? Optional.empty() : of(zip, archive, format.get());
    } catch (ZipException e) {
      return Optional.empty();
    }
  }

  private static boolean isOfExport(String name) {
    return name.equals(EXPORTED_PROGRAM) || name.endsWith(EXPORT_FOLDER);
  }

  private static Optional<ActualFormat> of(
      SoundZip zip, WeightsArchive archive, WeightsFormat format) throws IOException {
    return switch (format) {
      case TORCHSCRIPT -> listed("It holds TorchScript.", format, "");
      case PYTORCH_STATE_DICT ->
          Optional.of(ofTorch(pickledClass(zip, archive.folder(format).orElseThrow())));
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          listed("It holds a SavedModel of TensorFlow.", format, "");
      case KERAS_V3 ->
          listed("It is an archive of Keras 3.", format, " and let its name end in .keras");
      case TENSORFLOW_JS -> listed("It holds a model of TensorFlow.js.", format, "");
      case KERAS_HDF5, ONNX -> Optional.empty();
    };
  }

  /// @param pickled the class of a whole network; empty where there is none
  private static ActualFormat ofTorch(String pickled) {
    return pickled.isEmpty()
        ? new ActualFormat(
            "It holds a state dict.",
            "List it under weights.pytorch_state_dict, with its architecture, or save the network"
                + " itself in the format that is listed, such as by torch.jit.trace or"
                + " torch.jit.script for torchscript.")
        : new ActualFormat(
            "It holds a whole network (%s), pickled by torch.save(model).".formatted(pickled),
            "Save its weights alone, by torch.save(model.state_dict(), …), and list them under"
                + " weights.pytorch_state_dict, with its architecture; or save it by"
                + " torch.jit.trace or torch.jit.script for weights.torchscript.");
  }

  /// A file of torch.save before PyTorch 1.6, which is pickles one behind the other.
  private static Optional<ActualFormat> ofLegacy(Path file) throws IOException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = outset(in);
    }
    if (!text.startsWith(LEGACY)) {
      return Optional.empty();
    }
    int start = 0;
    for (int pickle = 0; pickle < LEGACY_PICKLES && start >= 0; pickle++) {
      start = text.indexOf(".\u0080", start + 1);
    }
    return Optional.of(ofTorch(start < 0 ? "" : pickledClass(text.substring(start + 1))));
  }

  private static String pickledClass(SoundZip zip, String folder) throws IOException {
    try (InputStream in = zip.getInputStream(zip.entry(folder + "data.pkl"))) {
      return pickledClass(outset(in));
    }
  }

  /// @param pickle its first bytes, each as a letter
  private static String pickledClass(String pickle) {
    Matcher object = OBJECT.matcher(pickle);
    return object.find() && !object.group(1).equals("collections")
        ? object.group(1) + "." + object.group(2)
        : "";
  }

  private static String outset(InputStream in) throws IOException {
    return new String(in.readNBytes(OUTSET), StandardCharsets.ISO_8859_1);
  }

  private static boolean isOnnx(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return OnnxOutline.read(in).isPresent();
    } catch (EOFException | ProtobufReader.Malformed e) {
      return false;
    }
  }
}
