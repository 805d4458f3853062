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

  /// Reads the entry of `signature_def` that the reader is at.
  static Signature read(ProtobufReader in) throws IOException {
    long graph = in.enter();
    String key = "";
    List<Port> inputs = new ArrayList<>();
    List<Port> outputs = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.text();
        case 2 -> {
          long entry = in.enter();
          while (in.next()) {
            switch (in.field()) {
              case 1 -> inputs.add(port(in));
              case 2 -> outputs.add(port(in));
              default -> {}
            }
          }
          in.leave(entry);
        }
        default -> {}
      }
    }
    in.leave(graph);
    inputs.sort(Comparator.comparing(Port::name));
    outputs.sort(Comparator.comparing(Port::name));
    return new Signature(key, inputs, outputs);
  }

  private static Port port(ProtobufReader in) throws IOException {
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
