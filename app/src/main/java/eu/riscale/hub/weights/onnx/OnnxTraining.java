package eu.riscale.hub.weights.onnx;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds the nodes of an ONNX graph that do in use what they do in training: batch normalisation by
/// the statistics of the batch at hand, and dropout. (Field numbers: ONNX 1.18, `onnx.proto`.)
public final class OnnxTraining {
  private static final int BOOL = 9;
  private static final int MOST = 20;

  private final ProtobufReader in;
  private final Set<String> trueTensors = new HashSet<>();
  private final List<Node> nodes = new ArrayList<>();

  private OnnxTraining(InputStream in) {
    this.in = new ProtobufReader(in);
  }

  private record Node(
      String name,
      String operator,
      List<String> inputs,
      List<String> outputs,
      boolean trains,
      boolean isTrue) {}

  /// A clause for each such node, such as `BatchNormalization '/bn/BatchNormalization' has
  /// training_mode 1`; none where the file cannot be read to its end.
  public static List<String> of(Path file) {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      OnnxTraining model = new OnnxTraining(bytes);
      model.read();
      return model.clauses();
    } catch (IOException e) {
      // What else is wrong with the file, the engine has said.
      return List.of();
    }
  }

  private List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    nodes.stream()
        .filter(Node::isTrue)
        .flatMap(node -> node.outputs().stream())
        .forEach(trueTensors::add);
    for (Node node : nodes) {
      boolean normalises = node.operator().equals("BatchNormalization") && node.trains();
      boolean drops =
          node.operator().equals("Dropout")
              && node.inputs().size() > 2
              && trueTensors.contains(node.inputs().get(2));
      if ((normalises || drops) && clauses.size() < MOST) {
        String name = node.name().isEmpty() ? "the one that gives " + output(node) : node.name();
        clauses.add(
            node.operator()
                + " '"
                + name
                + "' "
                + (normalises ? "has training_mode 1" : "gets true as its training_mode"));
      }
    }
    return clauses;
  }

  private static String output(Node node) {
    return node.outputs().isEmpty() ? "nothing" : node.outputs().getFirst();
  }

  private void read() throws IOException {
    while (in.next()) {
      if (in.field() == 7) {
        long model = in.enter();
        while (in.next()) {
          switch (in.holdsBytes() ? in.field() : 0) {
            case 1 -> node();
            case 5 -> initializer();
            default -> {}
          }
        }
        in.leave(model);
      }
    }
  }

  private void node() throws IOException {
    long graph = in.enter();
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    String name = "";
    String operator = "";
    boolean trains = false;
    boolean isTrue = false;
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1 -> inputs.add(in.text());
        case 2 -> outputs.add(in.text());
        case 3 -> name = in.text();
        case 4 -> operator = in.text();
        case 5 -> {
          Attribute attribute = attribute();
          trains |= attribute.name().equals("training_mode") && attribute.number() == 1;
          isTrue |= attribute.name().equals("value") && attribute.isTrue();
        }
        default -> {}
      }
    }
    in.leave(graph);
    nodes.add(new Node(name, operator, inputs, outputs, trains, isTrue));
  }

  private record Attribute(String name, long number, boolean isTrue) {}

  private Attribute attribute() throws IOException {
    long node = in.enter();
    String name = "";
    long number = 0;
    boolean isTrue = false;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> name = in.text();
        case 3 -> number = in.integer();
        case 5 -> {
          if (in.holdsBytes()) {
            isTrue = tensor().isTrue();
          }
        }
        default -> {}
      }
    }
    in.leave(node);
    return new Attribute(name, number, isTrue);
  }

  private void initializer() throws IOException {
    Attribute tensor = tensor();
    if (tensor.isTrue()) {
      trueTensors.add(tensor.name());
    }
  }

  /// A single truth value; of all other tensors the name alone.
  private Attribute tensor() throws IOException {
    long outer = in.enter();
    String name = "";
    long type = 0;
    boolean isSet = false;
    while (in.next()) {
      switch (in.field()) {
        case 2 -> type = in.integer();
        case 5 -> {
          boolean[] set = new boolean[1];
          if (type == BOOL) {
            in.integers(value -> set[0] |= value != 0);
          }
          isSet |= set[0];
        }
        case 8 -> name = in.text();
        case 9 -> {
          if (type == BOOL) {
            byte[] raw = in.bytes().orElse(new byte[0]);
            isSet |= raw.length == 1 && raw[0] != 0;
          }
        }
        default -> {}
      }
    }
    in.leave(outer);
    return new Attribute(name, 0, type == BOOL && isSet);
  }
}
