package eu.riscale.hub.weights.keras;

import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a Keras or TensorFlow.js model does beyond arithmetic where Keras itself loads it:
/// code in its layers, and other files that its HDF5 file is made of. hub translates layers and
/// runs none of it.
public final class KerasUses {
  private static final int MOST = 100;

  private KerasUses() {}

  /// Every use that is not known to be harmless; at most a hundred.
  ///
  /// @param layout `keras_hdf5`, `keras_v3` or `tensorflow_js`, as the file is
  /// @throws IOException where it is damaged
  public static List<Use> of(WeightsFormat layout, Path file) throws IOException {
    List<Use> uses = new ArrayList<>();
    try {
      switch (layout) {
        case KERAS_HDF5 -> hdf5(file, uses);
        case KERAS_V3 -> archive(file, uses);
        case TENSORFLOW_JS -> tensorFlowJs(file, uses);
        case ONNX, PYTORCH_STATE_DICT, TENSORFLOW_SAVED_MODEL_BUNDLE, TORCHSCRIPT ->
            throw new IllegalArgumentException(layout.word());
      }
    } catch (Refusal refusal) {
      throw new IOException(refusal.getMessage(), refusal);
    }
    return List.copyOf(uses.subList(0, Math.min(MOST, uses.size())));
  }

  private static void hdf5(Path path, List<Use> uses) throws IOException {
    try (Hdf5 file = Hdf5.open(path)) {
      outside(file, uses);
      config(file.text("model_config"), file.text("training_config"), uses);
    }
  }

  private static void archive(Path path, List<Use> uses) throws IOException {
    try (SoundZip zip = SoundZip.open(path)) {
      ZippedModelFile.Parts parts = ZippedModelFile.parts(zip);
      uses.addAll(ConfigUses.of(parts.model()));
      try (Hdf5 weights = parts.weights()) {
        outside(weights, uses);
      }
    }
  }

  private static void tensorFlowJs(Path path, List<Use> uses) throws IOException {
    try (SoundZip zip = SoundZip.open(path)) {
      String folder = WeightsArchive.of(zip).folder(WeightsFormat.TENSORFLOW_JS).orElseThrow();
      JsonNode json = ZippedModelFile.topology(zip, folder);
      // Other archives have a file of this name as well.
      if (json.has("modelTopology") && !TensorFlowJsFile.isGraph(json)) {
        uses.addAll(ConfigUses.of(TensorFlowJsFile.model(json)));
      }
    }
  }

  private static void config(@Nullable String model, @Nullable String training, List<Use> uses) {
    if (model != null) {
      uses.addAll(ConfigUses.of(Json.read(model, "the model_config")));
    }
    if (training != null) {
      uses.addAll(ConfigUses.ofTraining(Json.read(training, "the training_config")));
    }
  }

  private static void outside(Hdf5 file, List<Use> uses) {
    for (Hdf5Outside.Part part : Hdf5Outside.of(file)) {
      uses.add(new Use(part.what(), Effect.FILES, part.path()));
    }
  }
}
