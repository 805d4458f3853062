package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a graph and its functions. Protobuf joins what is written twice, and a hostile file may
/// use that: it is joined here in the same way, or refused. (TensorFlow 2.18, `graph.proto`,
/// `function.proto`, `node_def.proto` and `op_def.proto`.)
final class GraphProtos {
  private final ProtobufReader in;
  private final GraphNames names;
  private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
  private final Map<String, GraphBody> functions = new LinkedHashMap<>();
  private final Map<String, List<String>> gradients = new HashMap<>();
  private final Map<String, List<String>> implementations = new HashMap<>();

  private GraphProtos(ProtobufReader in, GraphNames names) {
    this.in = in;
    this.names = names;
  }

  /// Reads the `GraphDef` that the reader is at.
  static SavedGraph read(ProtobufReader in, GraphNames names) throws IOException {
    return new GraphProtos(in, names).graph();
  }

  private SavedGraph graph() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> node(nodes);
        case 2 -> library();
        default -> {}
      }
    }
    in.leave(outer);
    GraphBody main = new GraphBody("", Map.of(), nodes, NodeAttributes.NONE);
    return new SavedGraph(main, functions, gradients, implementations);
  }

  private void library() throws IOException {
    long outer = in.once().enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> function();
        case 2 -> gradient();
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void function() throws IOException {
    long outer = in.enter();
    Signature signature = new Signature("", Map.of());
    Map<String, GraphNode> body = new LinkedHashMap<>();
    AttributeProtos attributes = new AttributeProtos(in, names);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> signature = signature(attributes);
        case 3 -> node(body);
        case 5 -> attributes.entry();
        default -> {}
      }
    }
    in.leave(outer);
    add(new GraphBody(signature.name(), signature.arguments(), body, attributes.attributes()));
  }

  private void add(GraphBody function) throws ProtobufReader.Malformed {
    if (function.function().isEmpty()) {
      throw new ProtobufReader.Malformed("a function of it has no name");
    }
    if (functions.put(function.function(), function) != null) {
      throw new ProtobufReader.Malformed("two functions of it are called " + function.function());
    }
    String implemented = SavedGraph.implemented(function);
    if (!implemented.isEmpty()) {
      implementations
          .computeIfAbsent(implemented, key -> new ArrayList<>())
          .add(function.function());
    }
  }

  private record Signature(String name, Map<String, Integer> arguments) {}

  /// @param attributes to which the functions are added that its own attributes have by default
  private Signature signature(AttributeProtos attributes) throws IOException {
    long outer = in.once().enter();
    String name = "";
    Map<String, Integer> arguments = new HashMap<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = names.read(in.once());
        case 2 -> {
          if (arguments.put(argument(), arguments.size()) != null) {
            throw new ProtobufReader.Malformed("a function has two arguments of one name");
          }
        }
        case 4 -> attribute(attributes);
        default -> {}
      }
    }
    in.leave(outer);
    return new Signature(name, arguments);
  }

  private String argument() throws IOException {
    names.count();
    long outer = in.enter();
    String name = "";
    while (in.next()) {
      if (in.field() == 1) {
        name = names.read(in.once());
      }
    }
    in.leave(outer);
    return name;
  }

  private void attribute(AttributeProtos attributes) throws IOException {
    long outer = in.enter();
    while (in.next()) {
      if (in.field() == 3) {
        attributes.value();
      }
    }
    in.leave(outer);
  }

  private void gradient() throws IOException {
    names.count();
    long outer = in.enter();
    String function = "";
    String gradient = "";
    while (in.next()) {
      switch (in.field()) {
        case 1 -> function = names.read(in.once());
        case 2 -> gradient = names.read(in.once());
        default -> {}
      }
    }
    in.leave(outer);
    gradients.computeIfAbsent(function, key -> new ArrayList<>()).add(gradient);
  }

  private void node(Map<String, GraphNode> body) throws IOException {
    names.count();
    long outer = in.enter();
    String name = "";
    String operator = "";
    List<String> inputs = new ArrayList<>(2);
    AttributeProtos attributes = new AttributeProtos(in, names);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = names.read(in.once());
        case 2 -> operator = names.read(in.once());
        case 3 -> {
          names.count();
          inputs.add(names.read(in));
        }
        case 5 -> attributes.entry();
        default -> {}
      }
    }
    in.leave(outer);
    if (name.isEmpty()) {
      throw new ProtobufReader.Malformed("an operation of it has no name");
    }
    if (body.put(name, new GraphNode(name, operator, inputs, attributes.attributes())) != null) {
      throw new ProtobufReader.Malformed("two operations of it are called " + name);
    }
  }
}
