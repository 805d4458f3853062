package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Operators of a TensorFlow graph that move, add or drop elements.
final class GraphShapes {
  /// More outputs than any node has.
  private static final int MOST_OUTPUTS = 10_000;

  private GraphShapes() {}

  /// The output of an operator of this family; null where it is of another.
  static @Nullable String translate(NodeCall call, String op) {
    OnnxGraph graph = call.graph();
    return switch (op) {
      case "Reshape" ->
          graph.node(
              "Reshape", List.of(call.input(0), call.input(1)), Attribute.integer("allowzero", 1));
      case "ExpandDims" ->
          graph.node("Unsqueeze", List.of(call.input(0), graph.integers(call.integer(1, "axis"))));
      case "Squeeze" -> squeeze(call);
      case "Transpose" -> transpose(call);
      case "Shape" -> graph.node("Shape", call.input(0));
      case "Size" -> graph.node("Size", call.input(0));
      case "Rank" -> graph.node("Size", graph.node("Shape", call.input(0)));
      case "Pack" -> pack(call);
      case "ConcatV2" -> concatenate(call);
      case "Pad", "PadV2", "MirrorPad" -> pad(call);
      case "Tile" -> graph.node("Tile", List.of(call.input(0), call.input(1)));
      case "BroadcastTo" -> graph.node("Expand", List.of(call.input(0), call.input(1)));
      case "Fill" -> graph.node("Expand", List.of(call.input(1), call.input(0)));
      case "Range" -> range(call);
      case "GatherV2", "Gather" -> gather(call);
      case "GatherNd" -> graph.node("GatherND", List.of(call.input(0), call.input(1)));
      default -> null;
    };
  }

  /// Counted from 0 up: of a range that goes down to 0 and picks elements, ONNX Runtime's optimizer
  /// makes an empty slice.
  private static String range(NodeCall call) {
    OnnxGraph graph = call.graph();
    String start = call.input(0);
    String delta = call.input(2);
    String span = graph.floats(graph.node("Sub", List.of(call.input(1), start)));
    String steps = graph.node("Ceil", graph.node("Div", List.of(span, graph.floats(delta))));
    String zero = GraphBlocks.scalar(graph, 0);
    String one = GraphBlocks.scalar(graph, 1);
    String index = graph.node("Range", List.of(zero, graph.integers(steps), one));
    boolean isFloat = call.node().type("Tidx", "DT_INT32").equals("DT_FLOAT");
    String factor = isFloat ? graph.floats(index) : index;
    return graph.node("Add", List.of(graph.node("Mul", List.of(factor, delta)), start));
  }

  private static String squeeze(NodeCall call) {
    OnnxGraph graph = call.graph();
    int[] axes = call.node().integers("squeeze_dims");
    if (axes.length == 0) {
      axes = call.node().integers("axis");
    }
    if (axes.length == 0) {
      return graph.node("Squeeze", call.input(0));
    }
    long[] dropped = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      dropped[i] = axes[i];
    }
    return graph.node("Squeeze", List.of(call.input(0), graph.integers(dropped)));
  }

  private static String transpose(NodeCall call) {
    long[] order = call.integers(1, "order of axes");
    int[] axes = new int[order.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = (int) (order[i] < 0 ? order[i] + order.length : order[i]);
    }
    boolean[] seen = new boolean[axes.length];
    for (int axis : axes) {
      if (axis < 0 || axis >= axes.length || seen[axis]) {
        throw call.broken("has an impossible order of axes");
      }
      seen[axis] = true;
    }
    return call.graph().transpose(call.input(0), axes);
  }

  private static String pack(NodeCall call) {
    OnnxGraph graph = call.graph();
    int axis = call.node().integer("axis", 0);
    List<String> parts = new ArrayList<>();
    for (String input : call.all()) {
      parts.add(graph.node("Unsqueeze", List.of(input, graph.integers(axis))));
    }
    if (parts.isEmpty()) {
      throw call.broken("has no input");
    }
    return graph.node("Concat", parts, Attribute.integer("axis", axis));
  }

  private static String concatenate(NodeCall call) {
    int last = call.inputs().size() - 1;
    if (last < 1) {
      throw call.broken("has nothing to join");
    }
    return call.graph()
        .node(
            "Concat",
            call.all().subList(0, last),
            Attribute.integer("axis", call.integer(last, "axis")));
  }

  private static String pad(NodeCall call) {
    OnnxGraph graph = call.graph();
    String pairs = graph.transpose(call.input(1), 1, 0);
    String pads = graph.node("Reshape", List.of(pairs, graph.integers(-1)));
    if (call.node().op().equals("MirrorPad")) {
      if (!call.node().text("mode", "").equals("REFLECT")) {
        throw call.refuse("mirrors the border itself, which is not supported");
      }
      return graph.node("Pad", List.of(call.input(0), pads), Attribute.text("mode", "reflect"));
    }
    return call.node().op().equals("PadV2")
        ? graph.node("Pad", List.of(call.input(0), pads, call.input(2)))
        : graph.node("Pad", List.of(call.input(0), pads));
  }

  private static String gather(NodeCall call) {
    if (call.node().integer("batch_dims", 0) != 0) {
      throw call.refuse("gathers by sample, which is not supported");
    }
    int axis = call.node().op().equals("GatherV2") ? call.integer(2, "axis") : 0;
    return call.graph()
        .node("Gather", List.of(call.input(0), call.input(1)), Attribute.integer("axis", axis));
  }

  /// Equal parts: the axis is the first input.
  static List<String> split(NodeCall call) {
    int parts = count(call, "num_split");
    return call.graph()
        .nodes(
            "Split",
            List.of(call.input(1)),
            parts,
            Attribute.integer("axis", call.integer(0, "axis")),
            Attribute.integer("num_outputs", parts));
  }

  /// An output of a node that splits a constant; null where it is computed.
  static @Nullable Weight part(Scope.Source split) {
    Weight axis = split.constant(0);
    Weight whole = split.constant(1);
    int parts = split.node().integer("num_split", 0);
    if (axis == null || whole == null || axis.data().length != 1 || parts < 1) {
      return null;
    }
    int along = (int) axis.data()[0];
    along += along < 0 ? whole.rank() : 0;
    if (along < 0
        || along >= whole.rank()
        || split.output() < 0
        || split.output() >= parts
        || whole.size(along) % parts != 0) {
      return null;
    }
    return whole.part(along, parts, split.output());
  }

  static List<String> splitBySizes(NodeCall call) {
    OnnxGraph graph = call.graph();
    int parts = count(call, "num_split");
    long[] sizes = call.integers(1, "list of sizes");
    int axis = call.integer(2, "axis");
    long known = 0;
    List<String> all = new ArrayList<>();
    int open = -1;
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] < -1 || (sizes[i] == -1 && open >= 0)) {
        throw call.broken("has impossible sizes");
      }
      open = sizes[i] == -1 ? i : open;
      known += Math.max(0, sizes[i]);
      all.add(graph.integers(sizes[i]));
    }
    if (sizes.length != parts) {
      throw call.broken("has " + sizes.length + " sizes for " + parts + " parts");
    }
    if (open >= 0) {
      String shape = graph.node("Shape", call.input(0));
      String length = graph.node("Gather", List.of(shape, graph.integers(axis)));
      all.set(open, graph.node("Sub", List.of(length, graph.integers(known))));
    }
    String list = open < 0 ? graph.integers(sizes) : graph.joined(all);
    return graph.nodes(
        "Split", List.of(call.input(0), list), parts, Attribute.integer("axis", axis));
  }

  static List<String> unpack(NodeCall call) {
    OnnxGraph graph = call.graph();
    int axis = call.node().integer("axis", 0);
    int parts = count(call, "num");
    List<String> split =
        graph.nodes(
            "Split",
            List.of(call.input(0)),
            parts,
            Attribute.integer("axis", axis),
            Attribute.integer("num_outputs", parts));
    List<String> outputs = new ArrayList<>();
    for (String part : split) {
      outputs.add(graph.node("Squeeze", List.of(part, graph.integers(axis))));
    }
    return outputs;
  }

  private static int count(NodeCall call, String key) {
    int count = call.node().integer(key, 0);
    if (count < 1 || count > MOST_OUTPUTS) {
      throw call.broken("has " + count + " outputs");
    }
    call.scope().model().count(count);
    return count;
  }
}
