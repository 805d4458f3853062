package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// TorchScript files hold code, state dicts hold none. Nothing of them is loaded.
public final class TorchContent implements FileRule {
  static final Code NO_SCRIPT =
      Code.error("weights-not-torchscript", "The torchscript weights hold no TorchScript.")
          .why("torch.jit.load refuses them; a state dict has to be scripted or traced first.")
          .section("weights.torchscript")
          .example(
              "torchscript:\n  source: state_dict.pt", "torchscript:\n  source: model.torchscript");
  static final Code NO_STATE_DICT =
      Code.error("weights-not-state-dict", "The pytorch_state_dict weights hold no state dict.")
          .why("torch.load of weights alone refuses them.")
          .section("weights.pytorch_state_dict")
          .example(
              "pytorch_state_dict:\n  source: readme.txt",
              "pytorch_state_dict:\n  source: state_dict.pt");
  static final Code STRAY =
      Code.error(
              "weights-state-dict-stray",
              "The zip of the pytorch_state_dict weights holds something beside the state dict.")
          .why("PyTorch refuses a zip in which anything lies outside the folder of the state dict.")
          .section("weights.pytorch_state_dict")
          .example(
              "state_dict.pt: archive/data.pkl, archive/data/0, archive/version, readme.txt",
              "state_dict.pt: archive/data.pkl, archive/data/0, archive/version");
  static final Code SCRIPT_AS_STATE_DICT =
      Code.alert(
              "weights-torchscript-as-state-dict",
              "The pytorch_state_dict weights are TorchScript.")
          .why("Newer torch versions do not load them as a state dict.")
          .section("weights.pytorch_state_dict")
          .example(
              "pytorch_state_dict:\n  source: model.torchscript",
              "torchscript:\n  source: model.torchscript");

  @Override
  public List<Code> codes() {
    return List.of(NO_SCRIPT, NO_STATE_DICT, STRAY, SCRIPT_AS_STATE_DICT);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (file.role() instanceof Role.Weights(WeightsFormat format)) {
      switch (format) {
        case TORCHSCRIPT -> checkScript(file, files, out);
        case PYTORCH_STATE_DICT -> checkStateDict(file, files, out);
        case KERAS_HDF5, KERAS_V3, ONNX, TENSORFLOW_JS, TENSORFLOW_SAVED_MODEL_BUNDLE -> {}
      }
    }
  }

  private static void checkScript(ReferencedFile file, FileLookup files, Findings out)
      throws IOException {
    Optional<WeightsArchive> zip = WeightsArchive.read(files.onDisk(file.source()));
    if (zip.isPresent() && zip.get().holds(WeightsFormat.TORCHSCRIPT)) {
      return;
    }
    String found =
        zip.isEmpty()
            ? FoundKind.noZip(file.source(), files, "TorchScript")
            : zip.get().holds(WeightsFormat.PYTORCH_STATE_DICT)
                ? "holds no code of a network"
                : "holds no code";
    out.add(
        ActualFormat.told(
            Finding.of(NO_SCRIPT, file.at(), "'" + file.source() + "' " + found + ".")
                .hint(
                    "Save the model with torch.jit.trace or torch.jit.script, and upload it"
                        + " whole."),
            file,
            files));
  }

  private static void checkStateDict(ReferencedFile file, FileLookup files, Findings out)
      throws IOException {
    Optional<WeightsArchive> zip = WeightsArchive.read(files.onDisk(file.source()));
    if (zip.isPresent() && zip.get().holds(WeightsFormat.TORCHSCRIPT)) {
      out.add(
          Finding.of(
                  SCRIPT_AS_STATE_DICT,
                  file.at(),
                  "'" + file.source() + "' holds TorchScript code.")
              .hint("List it under torchscript, or save model.state_dict()."));
    } else if (zip.isPresent()
        ? !zip.get().holds(WeightsFormat.PYTORCH_STATE_DICT)
        : !isPickle(file, files)) {
      out.add(
          ActualFormat.told(
              Finding.of(NO_STATE_DICT, file.at(), noStateDict(file, files))
                  .hint(
                      FoundKind.help(
                          "Save it with torch.save(model.state_dict(), …), and upload it whole.",
                          FoundKind.of(file.source(), files))),
              file,
              files));
    } else {
      zip.flatMap(WeightsArchive::stray).ifPresent(entry -> out.add(stray(file, entry)));
    }
  }

  private static String noStateDict(ReferencedFile file, FileLookup files) throws IOException {
    FileKind kind = FoundKind.of(file.source(), files);
    boolean isNamed = kind != FileKind.OTHER && kind != FileKind.ZIP;
    return "'%s' is %sneither a complete archive of torch.save nor a pickle."
        .formatted(file.source(), isNamed ? kind.words() + ", " : "");
  }

  private static Finding stray(ReferencedFile file, String entry) {
    return Finding.of(
            STRAY,
            file.at(),
            "PyTorch refuses to load '"
                + file.source()
                + "', because its entry '"
                + entry
                + "' lies outside the folder of the state dict.")
        .hint(
            "Save it again with torch.save(model.state_dict(), …), and add no files to the zip"
                + " afterwards.");
  }

  /// How files of torch before 1.6 start.
  private static boolean isPickle(ReferencedFile file, FileLookup files) throws IOException {
    return FoundKind.of(file.source(), files) == FileKind.PICKLE;
  }
}
