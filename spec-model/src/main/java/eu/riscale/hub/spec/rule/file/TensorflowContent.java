package eu.riscale.hub.spec.rule.file;

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

/// TensorFlow weights of many files come as a zip of all of them.
public final class TensorflowContent implements FileRule {
  static final Code NO_BUNDLE =
      Code.error(
              "weights-not-saved-model",
              "The tensorflow_saved_model_bundle weights are no zip of a SavedModel.")
          .why("TensorFlow needs saved_model.pb and the folder variables.")
          .section("weights.tensorflow_saved_model_bundle")
          .example("source: saved_model.pb", "source: saved_model.zip");
  static final Code NESTED =
      Code.alert("weights-saved-model-nested", "A SavedModel lies in a folder within its zip.")
          .why("Some consumers look for saved_model.pb at the top of the archive only.")
          .section("weights.tensorflow_saved_model_bundle")
          .example("my_model/saved_model.pb", "saved_model.pb");
  static final Code NO_JS =
      Code.error(
              "weights-not-tensorflow-js",
              "The tensorflow_js weights are no zip of a TensorFlow.js model.")
          .why("TensorFlow.js needs model.json and the weight files that it names.")
          .section("weights.tensorflow_js")
          .example("source: model.json", "source: tfjs_model.zip");

  @Override
  public List<Code> codes() {
    return List.of(NO_BUNDLE, NESTED, NO_JS);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (file.role() instanceof Role.Weights(WeightsFormat format)) {
      switch (format) {
        case TENSORFLOW_SAVED_MODEL_BUNDLE -> checkBundle(file, files, out);
        case TENSORFLOW_JS -> checkJs(file, files, out);
        case KERAS_HDF5, KERAS_V3, ONNX, PYTORCH_STATE_DICT, TORCHSCRIPT -> {}
      }
    }
  }

  private static void checkBundle(ReferencedFile file, FileLookup files, Findings out)
      throws IOException {
    Optional<WeightsArchive> zip = WeightsArchive.read(files.onDisk(file.source()));
    boolean complete = zip.isPresent() && isComplete(zip.get());
    if (!complete) {
      String found =
          zip.isEmpty()
              ? FoundKind.noZip(file.source(), files, "a SavedModel")
              : "lacks saved_model.pb or the folder variables";
      out.add(
          ActualFormat.told(
              Finding.of(NO_BUNDLE, file.at(), "'" + file.source() + "' " + found + ".")
                  .hint("Zip the folder that tf.saved_model.save writes."),
              file,
              files));
    } else if (!zip.get().has(WeightsArchive.SAVED_MODEL)) {
      out.add(
          Finding.of(
                  NESTED, file.at(), "saved_model.pb is not at the top of '" + file.source() + "'.")
              .hint("Zip what is in the folder, not the folder."));
    }
  }

  private static boolean isComplete(WeightsArchive zip) {
    return zip.folder(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE)
        .filter(folder -> zip.hasFolder(folder + WeightsArchive.VARIABLES))
        .isPresent();
  }

  private static void checkJs(ReferencedFile file, FileLookup files, Findings out)
      throws IOException {
    Optional<WeightsArchive> zip = WeightsArchive.read(files.onDisk(file.source()));
    if (zip.isEmpty() || !zip.get().holds(WeightsFormat.TENSORFLOW_JS)) {
      String found =
          zip.isEmpty()
              ? FoundKind.noZip(file.source(), files, "a TensorFlow.js model")
              : "lacks model.json";
      out.add(
          ActualFormat.told(
              Finding.of(NO_JS, file.at(), "'" + file.source() + "' " + found + ".")
                  .hint("Zip model.json together with the files of weights that it names."),
              file,
              files));
    }
  }
}
