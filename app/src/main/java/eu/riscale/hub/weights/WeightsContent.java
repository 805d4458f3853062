package eu.riscale.hub.weights;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is inside a weights file, told by the file and not by the format that a description gives
/// it.
public sealed interface WeightsContent {
  /// The specification's word for such files; empty where it has none.
  String kind();

  /// The arrays that it holds.
  Parameters parameters();

  /// Parts that do in use what they do in training, each a clause; none where nothing tells.
  default List<String> training() {
    return List.of();
  }

  /// @param producer the program that wrote it, with its version
  /// @param opsets the version of the operators by their domain; ONNX's own is `ai.onnx`
  /// @param inputs that must be given, in order
  /// @param allInputs with those that the file has a value for, in order
  /// @param operators how often each operator is used
  /// @param training nodes that do in use what they do in training, each a clause
  /// @param externalFiles names of files that hold numbers of the network
  record Onnx(
      String producer,
      long irVersion,
      Map<String, Long> opsets,
      List<Port> inputs,
      List<Port> allInputs,
      List<Port> outputs,
      Map<String, Long> operators,
      List<String> training,
      List<String> externalFiles,
      Parameters parameters)
      implements WeightsContent {
    @Override
    public String kind() {
      return WeightsFormat.ONNX.word();
    }
  }

  /// @param fileVersion of the archive, which is not that of PyTorch
  /// @param since the PyTorch that wrote it, or an older one; empty where nothing tells
  /// @param origin `traced`, `scripted`, or empty where nothing tells
  /// @param network the class of the network
  /// @param code what its code says
  /// @param lacks clauses that say which numbers are not there
  record TorchScript(
      String fileVersion,
      String since,
      String origin,
      String network,
      TorchCode code,
      List<String> lacks,
      Parameters parameters)
      implements WeightsContent {
    @Override
    public String kind() {
      return WeightsFormat.TORCHSCRIPT.word();
    }

    @Override
    public List<String> training() {
      return code.training();
    }
  }

  /// What `torch.save` wrote.
  ///
  /// @param layout `zip`, or `legacy` for the format before PyTorch 1.6
  /// @param since the PyTorch that wrote it, or an older one; empty where nothing tells
  /// @param key where in the file the weights are; empty where they are all of it
  /// @param beside what else is in the file, such as an optimizer's state
  /// @param pickledClass the Python class of a whole network in the place of its weights; empty for
  ///   weights alone
  /// @param code Python functions and classes that loading it would use, beyond those of tensors
  /// @param obstacle why PyTorch refuses the file as it is; empty where nothing in its names tells
  /// @param lacks clauses that say which numbers are not there
  record StateDict(
      String layout,
      String since,
      String key,
      List<String> beside,
      String pickledClass,
      List<String> code,
      String obstacle,
      List<String> lacks,
      Parameters parameters)
      implements WeightsContent {
    @Override
    public String kind() {
      return WeightsFormat.PYTORCH_STATE_DICT.word();
    }
  }

  /// A layer model of Keras or TensorFlow.js.
  ///
  /// @param kind `keras_hdf5`, `keras_v3` or `tensorflow_js`
  /// @param version of Keras; empty where the file does not say
  /// @param backend such as `tensorflow`; empty where the file does not say
  /// @param obstacle why the layers cannot be shown; empty where they can
  /// @param shards the files that hold the numbers of a TensorFlow.js model
  record Keras(
      String kind,
      String version,
      String backend,
      List<Port> inputs,
      List<String> outputs,
      List<Layer> layers,
      String obstacle,
      List<String> shards,
      Parameters parameters)
      implements WeightsContent {}

  /// @param parameters how many numbers it holds
  record Layer(String name, String type, List<String> weights, long parameters) {}

  /// A TensorFlow.js graph model, which has operators in the place of layers.
  record GraphModel(
      String producer, Map<String, Long> operators, List<String> shards, Parameters parameters)
      implements WeightsContent {
    @Override
    public String kind() {
      return WeightsFormat.TENSORFLOW_JS.word();
    }
  }

  /// @param version of TensorFlow
  /// @param tags of the graph that is shown
  /// @param folder where in the zip it lies; empty at its top
  /// @param served the key of the signature that software runs; empty where nothing tells
  /// @param obstacle why the parameters are those of the graph, which may name one twice, and not
  ///   those of the checkpoint; empty where they are the checkpoint's
  /// @param lacks clauses that say which numbers are not there
  /// @param training operations that do in use what they do in training, each a clause
  record SavedModel(
      String version,
      List<String> tags,
      String folder,
      List<Signature> signatures,
      String served,
      Map<String, Long> operators,
      String obstacle,
      List<String> lacks,
      List<String> training,
      Parameters parameters)
      implements WeightsContent {
    @Override
    public String kind() {
      return WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE.word();
    }

    /// The signature that software runs.
    public Optional<Signature> usual() {
      return signatures.stream().filter(one -> one.key().equals(served)).findFirst();
    }
  }

  /// One way to call a SavedModel.
  record Signature(String key, List<Port> inputs, List<Port> outputs) {}

  /// A file that tells nothing.
  ///
  /// @param reason a clause that says why
  record Unreadable(String reason) implements WeightsContent {
    @Override
    public String kind() {
      return "";
    }

    @Override
    public Parameters parameters() {
      return Parameters.NONE;
    }
  }
}
