package eu.riscale.hub.engine.tensorflow;

import ai.djl.tensorflow.engine.SavedModelBundle;
import ai.djl.tensorflow.engine.javacpp.JavacppUtils;
import eu.riscale.hub.engine.Causes;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.NetworkInputs;
import eu.riscale.hub.engine.RunFailure;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.engine.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.internal.c_api.TF_Operation;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/// One signature of a SavedModel that TensorFlow has opened.
///
/// @param inputs in the order of their names
/// @param outputs in the order of their names
record TensorFlowSession(
    SavedModelBundle bundle, String engine, List<Tap> inputs, List<Tap> outputs)
    implements Session {
  private static final TF_Operation[] NOTHING_ELSE = {};

  /// An input or output of the signature: the output of an operation of the graph.
  record Tap(String name, TF_Operation operation, int index) {}

  /// @throws IllegalArgumentException where the graph has not what the signature names
  static TensorFlowSession of(SavedModelBundle bundle, SignatureDef signature, String engine) {
    return new TensorFlowSession(
        bundle,
        engine,
        taps(bundle, signature.getInputsMap()),
        taps(bundle, signature.getOutputsMap()));
  }

  private static List<Tap> taps(SavedModelBundle bundle, Map<String, TensorInfo> tensors) {
    List<Tap> taps = new ArrayList<>();
    new TreeMap<>(tensors)
        .forEach((name, tensor) -> {
          var at = JavacppUtils.getGraphOperationByName(bundle.getGraph(), tensor.getName());
          taps.add(new Tap(name, at.getKey(), at.getValue()));
        });
    return List.copyOf(taps);
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> given) throws EngineException {
    List<NamedTensor> ordered = NetworkInputs.ordered(given, inputNames());
    List<TF_Tensor> tensors = new ArrayList<>();
    try {
      ordered.forEach(input -> tensors.add(TensorFlowTensors.write(input.tensor())));
      List<TF_Tensor> results = List.of(run(tensors.toArray(TF_Tensor[]::new)));
      tensors.addAll(results);
      List<NamedTensor> read = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        read.add(read(outputs.get(i).name(), results.get(i)));
      }
      return read;
    } catch (RuntimeException e) {
      throw RunFailure.of(Device.CPU, ordered, reason(e), e);
    } finally {
      tensors.forEach(Pointer::close);
    }
  }

  private TF_Tensor[] run(TF_Tensor[] given) {
    return JavacppUtils.runSession(
        bundle.getSession(),
        null,
        given,
        operations(inputs),
        inputs.stream().mapToInt(Tap::index).toArray(),
        operations(outputs),
        outputs.stream().mapToInt(Tap::index).toArray(),
        NOTHING_ELSE);
  }

  private static TF_Operation[] operations(List<Tap> taps) {
    return taps.stream().map(Tap::operation).toArray(TF_Operation[]::new);
  }

  private static NamedTensor read(String name, TF_Tensor result) {
    try {
      return new NamedTensor(name, TensorFlowTensors.read(result));
    } catch (UnsupportedOperationException e) {
      return NamedTensor.unreadable(name, Sentence.clause(Sentence.message(e)));
    }
  }

  /// What TensorFlow's error says, as a clause: the fact is on its first line, before the names of
  /// the nodes that led there.
  static String reason(Throwable failure) {
    String text = Sentence.message(Causes.of(failure).getLast());
    int nodes = text.indexOf("[[{{node");
    return Sentence.clause(nodes > 0 ? text.substring(0, nodes) : text);
  }

  @Override
  public List<String> inputNames() {
    return inputs.stream().map(Tap::name).toList();
  }

  @Override
  public Device device() {
    return Device.CPU;
  }

  @Override
  public void close() {
    bundle.close();
  }
}
