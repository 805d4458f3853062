package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads what a `saved_model.pb` says of its graph, and of the numbers, which lie in other files.
/// (Field numbers: TensorFlow 2.18, `saved_model.proto` and those that it imports.)
public final class SavedModelFile {
  public static final String NAME = "saved_model.pb";

  private static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2", "Variable");
  private static final Set<String> VARIABLE = Set.of("dtype", "shape", "shared_name");
  private static final int MOST_AXES = 254; // TensorFlow's own limit
  private static final String INFERENCE = "serve";

  private final ProtobufReader in;

  private SavedModelFile(InputStream in) {
    this.in = new ProtobufReader(in);
  }

  /// One of the graphs in the file.
  private static final class Graph {
    private String version = "";
    private final List<String> tags = new ArrayList<>();
    private final List<Signature> signatures = new ArrayList<>();
    private final Map<String, Long> operators = new TreeMap<>();
    private final Map<String, StoredTensor> variables = new LinkedHashMap<>();
    private SavedObjects objects = SavedObjects.NONE;
  }

  /// The graph for inference; without one the first.
  ///
  /// @param at the file in its zip
  /// @throws ProtobufReader.Malformed where it is no SavedModel
  public static WeightsContent read(ZipFile zip, ZipEntry at) throws IOException {
    String name = at.getName();
    String top = name.substring(0, name.length() - NAME.length());
    try (InputStream in = EntryStream.open(zip, at)) {
      Graph graph = inference(in);
      List<StoredTensor> variables = List.copyOf(graph.variables.values());
      Checkpoint checkpoint = Checkpoint.of(zip, top, variables, graph.objects);
      return new WeightsContent.SavedModel(
          graph.version,
          graph.tags,
          top.isEmpty() ? "" : top.substring(0, top.length() - 1),
          graph.signatures,
          graph.operators,
          checkpoint.obstacle(),
          checkpoint.lacks(),
          new Parameters(checkpoint.tensors()));
    }
  }

  private static Graph inference(InputStream file) throws IOException {
    List<Graph> graphs = new SavedModelFile(file).graphs();
    if (graphs.isEmpty()) {
      throw new ProtobufReader.Malformed("it holds no graph");
    }
    Graph graph =
        graphs.stream()
            .filter(one -> one.tags.contains(INFERENCE))
            .findFirst()
            .orElse(graphs.getFirst());
    graph.signatures.sort(Comparator.comparing(Signature::key));
    return graph;
  }

  private List<Graph> graphs() throws IOException {
    List<Graph> graphs = new ArrayList<>();
    while (in.next()) {
      if (in.field() == 2) {
        graphs.add(graph());
      }
    }
    return graphs;
  }

  private Graph graph() throws IOException {
    long file = in.enter();
    Graph graph = new Graph();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> about(graph);
        case 2 -> nodes(graph);
        case 5 -> graph.signatures.add(signature());
        case 7 -> graph.objects = SavedObjects.read(in);
        default -> {}
      }
    }
    in.leave(file);
    graph.signatures.removeIf(signature -> signature.key().startsWith("__saved_model"));
    return graph;
  }

  private void about(Graph graph) throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 4 -> graph.tags.add(in.text());
        case 5 -> graph.version = in.text();
        default -> {}
      }
    }
    in.leave(outer);
  }

  /// The nodes of a graph and of the functions in its library.
  private void nodes(Graph graph) throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> node(graph);
        case 2 -> {
          long definition = in.enter();
          while (in.next()) {
            if (in.field() == 1) {
              function(graph);
            }
          }
          in.leave(definition);
        }
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void function(Graph graph) throws IOException {
    long library = in.enter();
    while (in.next()) {
      if (in.field() == 3) {
        node(graph);
      }
    }
    in.leave(library);
  }

  private void node(Graph graph) throws IOException {
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
    graph.operators.merge(operator, 1L, Long::sum);
    if (VARIABLES.contains(operator)) {
      variable(name, attributes, graph);
    }
  }

  /// Several nodes may stand for one variable, which they share by a name.
  private static void variable(String node, Map<String, Port> attributes, Graph graph) {
    Port none = new Port("", "", Optional.empty());
    String shared = attributes.getOrDefault("shared_name", none).name();
    String name = shared.isEmpty() ? node : shared;
    String dtype = attributes.getOrDefault("dtype", none).dtype();
    List<Dimension> sizes = attributes.getOrDefault("shape", none).shape().orElse(List.of());
    List<Long> shape = sizes.stream().map(size -> Math.max(0, size.size())).toList();
    graph.variables.putIfAbsent(name, StoredTensor.of(name, dtype, shape));
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
        case 6 -> found = new Port("", type(in.integer()), Optional.empty());
        case 7 -> found = new Port("", "", shape());
        default -> {}
      }
    }
    in.leave(attribute);
    return found;
  }

  private Signature signature() throws IOException {
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
              case 1 -> inputs.add(port());
              case 2 -> outputs.add(port());
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

  private Port port() throws IOException {
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
            case 2 -> dtype = type(in.integer());
            case 3 -> shape = shape();
            default -> {}
          }
        }
        in.leave(entry);
      }
    }
    in.leave(signature);
    return new Port(key, dtype, shape);
  }

  private Optional<List<Dimension>> shape() throws IOException {
    return shape(in);
  }

  /// A `TensorShapeProto`; empty where not even the number of axes is known.
  static Optional<List<Dimension>> shape(ProtobufReader in) throws IOException {
    long outer = in.enter();
    List<Dimension> sizes = new ArrayList<>();
    boolean unknown = false;
    while (in.next()) {
      if (in.field() == 3) {
        unknown = in.integer() != 0;
      } else if (in.field() == 2) {
        long shape = in.enter();
        long size = 0; // protobuf leaves zeros out
        while (in.next()) {
          if (in.field() == 1) {
            size = in.integer();
          }
        }
        in.leave(shape);
        if (sizes.size() == MOST_AXES) {
          throw new ProtobufReader.Malformed("a shape has more than " + MOST_AXES + " axes");
        }
        sizes.add(Dimension.of(size));
      }
    }
    in.leave(outer);
    return unknown ? Optional.empty() : Optional.of(sizes);
  }

  /// The type of a number in a `DataType`; `type 30` of one that no network holds.
  static String type(long number) {
    return switch ((int) number) {
      case 1 -> "float32";
      case 2 -> "float64";
      case 3 -> "int32";
      case 4 -> "uint8";
      case 5 -> "int16";
      case 6 -> "int8";
      case 7 -> "string";
      case 8 -> "complex64";
      case 9 -> "int64";
      case 10 -> "bool";
      case 14 -> "bfloat16";
      case 17 -> "uint16";
      case 19 -> "float16";
      case 20 -> "resource";
      case 22 -> "uint32";
      case 23 -> "uint64";
      default -> "type " + number;
    };
  }
}
