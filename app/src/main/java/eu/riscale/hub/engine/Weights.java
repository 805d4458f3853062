package eu.riscale.hub.engine;

import java.nio.file.Path;

/// One weights entry, ready to be opened: the format, and where its content is on this machine.
public sealed interface Weights {

  WeightsFormat format();

  /// An ONNX graph. External data, where the graph has any, lies beside the file under the names
  /// that the graph gives.
  record Onnx(Path file) implements Weights {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.ONNX;
    }
  }

  /// A TorchScript archive, as `torch.jit.save` writes it.
  record TorchScript(Path file) implements Weights {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.TORCHSCRIPT;
    }
  }

  /// A zip of a folder that TensorFlow saved, or of what is in it.
  record SavedModelBundle(Path file) implements Weights {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE;
    }
  }

  /// Weights of a format that hub cannot run yet.
  record Other(WeightsFormat format, Path file) implements Weights {}
}
