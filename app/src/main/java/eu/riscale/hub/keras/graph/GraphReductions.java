package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.weights.keras.Weight;
import java.util.List;

/// Reductions of a TensorFlow graph.
final class GraphReductions {
  private GraphReductions() {}

  static String reduce(NodeCall call, String op) {
    OnnxGraph graph = call.graph();
    Weight axes = call.constant(1);
    if (axes != null && axes.data().length == 0) {
      return call.input(0);
    }
    String over =
        axes == null
            ? graph.node("Reshape", List.of(call.input(1), graph.integers(-1)))
            : graph.integers(call.integers(1, "axes"));
    Protobuf keep =
        Attribute.integer(
            "keepdims", call.node().flag("keep_dims") || call.node().flag("keepdims") ? 1 : 0);
    String input = call.input(0);
    return switch (op) {
      case "All" -> graph.flags(graph.node("ReduceMin", numbers(graph, input, over), keep));
      case "Any" -> graph.flags(graph.node("ReduceMax", numbers(graph, input, over), keep));
      case "Mean" -> {
        GraphArithmetic.needsFloats(call);
        yield graph.node("ReduceMean", List.of(input, over), keep);
      }
      default -> graph.node("Reduce" + op, List.of(input, over), keep);
    };
  }

  private static List<String> numbers(OnnxGraph graph, String flags, String over) {
    return List.of(graph.integers(flags), over);
  }

  static String index(NodeCall call, String op) {
    return call.graph()
        .node(
            op,
            call.input(0),
            Attribute.integer("axis", call.integer(1, "axis")),
            Attribute.integer("keepdims", 0));
  }

  static String cumulate(NodeCall call) {
    return call.graph()
        .node(
            "CumSum",
            List.of(call.input(0), call.input(1)),
            Attribute.integer("exclusive", call.node().flag("exclusive") ? 1 : 0),
            Attribute.integer("reverse", call.node().flag("reverse") ? 1 : 0));
  }
}
