package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One of the graphs of a SavedModel, as far as it tells what the network is. (TensorFlow 2.18,
/// `meta_graph.proto`, `graph.proto` and those that they import.)
final class MetaGraph {
  private static final Set<String> VARIABLE = Set.of("dtype", "shape", "shared_name");

  private final ProtobufReader in;
  private final List<String> tags = new ArrayList<>();
  private final List<Signature> signatures = new ArrayList<>();
  private final Map<String, Long> operators = new TreeMap<>();
  private final Map<String, StoredTensor> variables = new LinkedHashMap<>();
  private String version = "";
  private SavedObjects objects = SavedObjects.NONE;

  private MetaGraph(ProtobufReader in) {
    this.in = in;
  }

  /// Reads the message that the reader is at.
  static MetaGraph read(ProtobufReader in) throws IOException {
    MetaGraph graph = new MetaGraph(in);
    long file = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> graph.about();
        case 2 -> graph.nodes();
        case 5 -> graph.signatures.add(SignatureProtos.read(in));
        case 7 -> graph.objects = SavedObjects.read(in);
        default -> {}
      }
    }
    in.leave(file);
    graph.signatures.removeIf(signature -> !ServedNetwork.isOfNetwork(signature.key()));
    graph.signatures.sort(Comparator.comparing(Signature::key));
    return graph;
  }

  List<String> tags() {
    return tags;
  }

  /// Of TensorFlow.
  String version() {
    return version;
  }

  /// By their keys.
  List<Signature> signatures() {
    return signatures;
  }

  /// How often each operator is used, in the functions as well.
  Map<String, Long> operators() {
    return operators;
  }

  List<StoredTensor> variables() {
    return List.copyOf(variables.values());
  }

  /// What gives variables their names.
  SavedObjects objects() {
    return objects;
  }

  private void about() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 4 -> tags.add(in.text());
        case 5 -> version = in.text();
        default -> {}
      }
    }
    in.leave(outer);
  }

  /// The nodes of a graph and of the functions in its library.
  private void nodes() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> node();
        case 2 -> {
          long definition = in.enter();
          while (in.next()) {
            if (in.field() == 1) {
              function();
            }
          }
          in.leave(definition);
        }
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void function() throws IOException {
    long library = in.enter();
    while (in.next()) {
      if (in.field() == 3) {
        node();
      }
    }
    in.leave(library);
  }

  private void node() throws IOException {
    long outer = in.enter();
    String name = "";
    String operator = "";
    Map<String, Port> attributes = new HashMap<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text();
        case 2 -> operator = in.text();
        case 5 -> attribute(attributes);
        default -> {}
      }
    }
    in.leave(outer);
    operators.merge(operator, 1L, Long::sum);
    if (ServedNetwork.isVariable(operator)) {
      variable(name, attributes);
    }
  }

  /// Several nodes may stand for one variable, which they share by a name.
  private void variable(String node, Map<String, Port> attributes) {
    Port none = new Port("", "", Optional.empty());
    String shared = attributes.getOrDefault("shared_name", none).name();
    String name = shared.isEmpty() ? node : shared;
    String dtype = attributes.getOrDefault("dtype", none).dtype();
    List<Dimension> sizes = attributes.getOrDefault("shape", none).shape().orElse(List.of());
    List<Long> shape = sizes.stream().map(size -> Math.max(0, size.size())).toList();
    variables.putIfAbsent(name, StoredTensor.of(name, dtype, shape));
  }

  private void attribute(Map<String, Port> attributes) throws IOException {
    long node = in.enter();
    String key = "";
    while (in.next()) {
      if (in.field() == 1) {
        key = in.text();
      } else if (in.field() == 2 && VARIABLE.contains(key)) {
        attributes.put(key, value());
      }
    }
    in.leave(node);
  }

  /// A text, type or shape.
  private Port value() throws IOException {
    long attribute = in.enter();
    Port found = new Port("", "", Optional.empty());
    while (in.next()) {
      switch (in.field()) {
        case 2 -> found = new Port(in.text(), "", Optional.empty());
        case 6 -> found = new Port("", TensorProtos.type(in.integer()), Optional.empty());
        case 7 -> found = new Port("", "", TensorProtos.shape(in));
        default -> {}
      }
    }
    in.leave(attribute);
    return found;
  }
}
