package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads the ways to call a SavedModel. (TensorFlow 2.18, `meta_graph.proto`.)
final class SignatureProtos {
  private SignatureProtos() {}

  /// A way to call a network.
  ///
  /// @param tensors where in the graph its inputs and outputs are, such as `dense/Softmax:0`
  /// @param inputs their names in the order of the file
  /// @param outputs likewise
  record Call(
      Signature signature, List<String> tensors, List<String> inputs, List<String> outputs) {
    String key() {
      return signature.key();
    }
  }

  /// Reads the entry of `signature_def` that the reader is at.
  static Call read(ProtobufReader in) throws IOException {
    long graph = in.enter();
    String key = "";
    List<Port> inputs = new ArrayList<>();
    List<Port> outputs = new ArrayList<>();
    List<String> tensors = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.once().name();
        case 2 -> {
          long entry = in.enter();
          while (in.next()) {
            switch (in.field()) {
              case 1 -> inputs.add(port(in, tensors));
              case 2 -> outputs.add(port(in, tensors));
              default -> {}
            }
          }
          in.leave(entry);
        }
        default -> {}
      }
    }
    in.leave(graph);
    List<String> inputNames = names(inputs);
    List<String> outputNames = names(outputs);
    inputs.sort(Comparator.comparing(Port::name));
    outputs.sort(Comparator.comparing(Port::name));
    return new Call(new Signature(key, inputs, outputs), tensors, inputNames, outputNames);
  }

  private static List<String> names(List<Port> ports) {
    return ports.stream().map(Port::name).distinct().toList();
  }

  private static Port port(ProtobufReader in, List<String> tensors) throws IOException {
    long signature = in.enter();
    String key = "";
    String dtype = "";
    Optional<List<Dimension>> shape = Optional.empty();
    while (in.next()) {
      if (in.field() == 1) {
        key = in.text();
      } else if (in.field() == 2) {
        long entry = in.enter();
        while (in.next()) {
          switch (in.field()) {
            case 1 -> tensors.add(in.name());
            case 2 -> dtype = TensorProtos.type(in.integer());
            case 3 -> shape = TensorProtos.shape(in);
            default -> {}
          }
        }
        in.leave(entry);
      }
    }
    in.leave(signature);
    return new Port(key, dtype, shape);
  }
}
