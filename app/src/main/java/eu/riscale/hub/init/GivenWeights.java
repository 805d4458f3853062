package eu.riscale.hub.init;

import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A weights file that a description is to be made for.
record GivenWeights(Path file, WeightsFormat format, WeightsContent content) {
  /// @throws InitException where it is none
  static GivenWeights read(Path file) throws InitException {
    if (Files.isDirectory(file)) {
      throw InitException.unreadable(
          "%s is a folder; weights are one file. Zip what TensorFlow saved: cd %s && zip -r ../%s.zip ."
              .formatted(file, file, file.getFileName()));
    }
    if (!Files.exists(file)) {
      throw InitException.unreadable("there is no file " + file + ".");
    }
    WeightsContent content = ContentReader.read(file);
    if (content instanceof WeightsContent.Unreadable(String reason)) {
      throw InitException.unreadable("%s is no weights file: %s.".formatted(file, reason));
    }
    return new GivenWeights(file, WeightsFormat.of(content.kind()).orElseThrow(), content);
  }

  String name() {
    return file.getFileName().toString();
  }

  /// What an engine opens; empty where it needs code of the model.
  Optional<Weights> weights() {
    return switch (format) {
      case ONNX -> Optional.of(new Weights.Onnx(file));
      case TORCHSCRIPT -> Optional.of(new Weights.TorchScript(file));
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> Optional.of(new Weights.SavedModelBundle(file));
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS -> Optional.of(new Weights.Keras(format, file));
      case PYTORCH_STATE_DICT -> Optional.empty();
    };
  }

  /// Names of files beside it that hold numbers of its network.
  List<String> external() {
    return content instanceof WeightsContent.Onnx onnx ? onnx.externalFiles() : List.of();
  }
}
