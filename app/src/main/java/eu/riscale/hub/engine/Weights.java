package eu.riscale.hub.engine;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import java.nio.file.Path;
import java.util.Map;

/// One weights entry, ready to be opened: the format, and where its content is on this machine.
public sealed interface Weights {

  WeightsFormat format();

  /// The file that the description names.
  Path file();

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

  /// The values of a PyTorch network's weights, as `torch.save(network.state_dict(), …)` writes
  /// them, and the code that makes the network.
  ///
  /// @param kwargs the arguments that the architecture is called with
  /// @param strict whether the names of weights and network must match exactly
  record PytorchStateDict(
      Path file, Architecture architecture, YamlValue.Mapping kwargs, boolean strict)
      implements Weights {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.PYTORCH_STATE_DICT;
    }
  }

  /// Where the Python code is that makes a network.
  sealed interface Architecture {

    /// @param callable a class or function in the file
    /// @param local code of the model that the file imports
    record FromFile(Path file, String callable, LocalCode local) implements Architecture {}

    /// @param importFrom a module of an installed library, such as `careamics.models`
    /// @param callable a class or function in it
    record FromLibrary(String importFrom, String callable) implements Architecture {}
  }

  /// Python files of a model, by the names under which code imports them.
  ///
  /// @param named those that the description names, which come along with the model
  /// @param unnamed the paths of those that only lie beside them
  record LocalCode(Map<String, Path> named, Map<String, String> unnamed) {}

  /// A Keras or TensorFlow.js layer model: an `.h5` or `.keras` file, or a zip of a TensorFlow.js
  /// model.
  record Keras(WeightsFormat format, Path file) implements Weights {}
}
