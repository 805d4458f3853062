package eu.riscale.hub.weights.reader;

import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.onnx.OnnxTraining;
import eu.riscale.hub.weights.torch.TorchTraining;
import eu.riscale.hub.weights.torch.TorchZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the parts of a network that do in use what they do in training.
public final class TrainingReader {
  private TrainingReader() {}

  /// A clause for each such part; none where the file says nothing of it or cannot be read.
  public static List<String> of(WeightsFormat format, Path file) {
    return switch (format) {
      case ONNX -> OnnxTraining.of(file);
      case TORCHSCRIPT -> torchScript(file);
      case KERAS_HDF5, KERAS_V3, PYTORCH_STATE_DICT, TENSORFLOW_JS, TENSORFLOW_SAVED_MODEL_BUNDLE ->
          List.of();
    };
  }

  private static List<String> torchScript(Path file) {
    try (SoundZip zip = SoundZip.open(file)) {
      Optional<String> folder = WeightsArchive.of(zip).folder(WeightsFormat.TORCHSCRIPT);
      return folder.isPresent() ? TorchTraining.of(new TorchZip(zip, folder.get())) : List.of();
    } catch (IOException e) {
      // What else is wrong with the file, the engine has said.
      return List.of();
    }
  }
}
