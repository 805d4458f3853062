package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import java.util.List;

/// Arithmetic, activations and comparisons of a TensorFlow graph.
final class GraphArithmetic {
  private GraphArithmetic() {}

  /// @throws eu.riscale.hub.weights.keras.Refusal where the operator is none that is translated
  static String translate(NodeCall call, String op) {
    OnnxGraph graph = call.graph();
    return switch (op) {
      case "Add", "AddV2" -> binary(call, "Add");
      case "BiasAdd" -> bias(call);
      case "AddN" -> graph.node("Sum", call.all());
      case "Sub", "Mul", "Pow" -> binary(call, op);
      case "RealDiv", "Div" -> {
        needsFloats(call);
        yield binary(call, "Div");
      }
      case "DivNoNan" -> divided(call);
      case "FloorDiv" -> floorDivided(call);
      case "FloorMod" -> floorRest(call);
      case "Maximum" -> binary(call, "Max");
      case "Minimum" -> binary(call, "Min");
      case "SquaredDifference" -> square(graph, binary(call, "Sub"));
      case "Greater", "Less", "Equal" -> binary(call, op);
      case "GreaterEqual" -> binary(call, "GreaterOrEqual");
      case "LessEqual" -> binary(call, "LessOrEqual");
      case "NotEqual" -> graph.node("Not", binary(call, "Equal"));
      case "LogicalAnd" -> binary(call, "And");
      case "LogicalOr" -> binary(call, "Or");
      case "LogicalNot" -> unary(call, "Not");
      case "Select", "SelectV2" ->
          graph.node("Where", List.of(call.input(0), call.input(1), call.input(2)));
      case "Where" -> graph.transpose(unary(call, "NonZero"), 1, 0);
      case "ClipByValue" -> {
        String bounded = graph.node("Max", List.of(call.input(0), call.input(1)));
        yield graph.node("Min", List.of(bounded, call.input(2)));
      }
      case "Cast" -> cast(call);
      case "ZerosLike" -> filled(call, 0);
      case "OnesLike" -> filled(call, 1);
      default -> activation(call, op);
    };
  }

  private static String activation(NodeCall call, String op) {
    OnnxGraph graph = call.graph();
    return switch (op) {
      case "Relu", "Elu", "Selu", "Sigmoid", "Tanh", "Softplus", "Softsign" -> unary(call, op);
      case "Relu6" -> graph.clip(call.input(0), 0, 6);
      case "LeakyRelu" ->
          graph.node(op, call.input(0), Attribute.real("alpha", call.node().number("alpha", 0.2)));
      case "Prelu" -> graph.node("PRelu", List.of(call.input(0), call.input(1)));
      case "Softmax", "LogSoftmax" -> graph.node(op, call.input(0), Attribute.integer("axis", -1));
      case "Exp", "Log", "Sqrt", "Neg", "Abs", "Floor", "Ceil", "Round", "Sign", "Erf" ->
          unary(call, op);
      case "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Asinh", "Acosh", "Atanh" ->
          unary(call, op);
      case "Rint" -> unary(call, "Round");
      case "Square" -> square(graph, call.input(0));
      case "Rsqrt" -> graph.node("Reciprocal", unary(call, "Sqrt"));
      case "Reciprocal", "Inv" -> unary(call, "Reciprocal");
      case "Log1p" -> graph.node("Log", graph.node("Add", List.of(call.input(0), graph.scalar(1))));
      case "Expm1" -> graph.node("Sub", List.of(unary(call, "Exp"), graph.scalar(1)));
      case "Erfc" -> graph.node("Sub", List.of(graph.scalar(1), unary(call, "Erf")));
      case "IsNan" -> unary(call, "IsNaN");
      default -> throw call.refuse("is not supported");
    };
  }

  private static String unary(NodeCall call, String op) {
    return call.graph().node(op, call.input(0));
  }

  private static String binary(NodeCall call, String op) {
    return call.graph().node(op, List.of(call.input(0), call.input(1)));
  }

  private static String square(OnnxGraph graph, String tensor) {
    return graph.node("Mul", List.of(tensor, tensor));
  }

  private static boolean isInteger(NodeCall call) {
    return call.node().type("T", "DT_FLOAT").contains("INT");
  }

  /// What divides whole numbers does so in a way of its own.
  static void needsFloats(NodeCall call) {
    if (isInteger(call)) {
      throw call.refuse("divides whole numbers, which is not supported");
    }
  }

  private static String bias(NodeCall call) {
    if (!call.channelsLast()) {
      throw call.refuse("adds to the first axes, which is not supported");
    }
    return binary(call, "Add");
  }

  /// Nothing where the divisor is nothing.
  private static String divided(NodeCall call) {
    OnnxGraph graph = call.graph();
    String zero = graph.scalar(0);
    String isZero = graph.node("Equal", List.of(call.input(1), zero));
    return graph.node("Where", List.of(isZero, zero, binary(call, "Div")));
  }

  private static String floorDivided(NodeCall call) {
    OnnxGraph graph = call.graph();
    if (!isInteger(call)) {
      return graph.node("Floor", binary(call, "Div"));
    }
    String rest = binary(call, "Mod");
    String whole = graph.node("Sub", List.of(call.input(0), rest));
    return graph.node("Div", List.of(whole, call.input(1)));
  }

  /// What is left has the sign of the divisor.
  private static String floorRest(NodeCall call) {
    OnnxGraph graph = call.graph();
    if (isInteger(call)) {
      return binary(call, "Mod");
    }
    String times = graph.node("Floor", binary(call, "Div"));
    String whole = graph.node("Mul", List.of(times, call.input(1)));
    return graph.node("Sub", List.of(call.input(0), whole));
  }

  private static String cast(NodeCall call) {
    OnnxGraph graph = call.graph();
    String type = call.node().type("DstT", "DT_FLOAT");
    return switch (type) {
      case "DT_FLOAT" -> graph.floats(call.input(0));
      case "DT_INT32", "DT_INT64" -> graph.integers(call.input(0));
      case "DT_BOOL" -> graph.flags(call.input(0));
      default -> throw call.refuse("makes " + type + ", which is not supported");
    };
  }

  private static String filled(NodeCall call, int value) {
    OnnxGraph graph = call.graph();
    String number = isInteger(call) ? GraphBlocks.scalar(graph, value) : graph.scalar(value);
    return graph.node("Expand", List.of(number, graph.node("Shape", call.input(0))));
  }

  /// To the mean and variance that were found in training, or to those of the batch itself, as
  /// layer normalization is written; then a factor and a summand for each channel.
  static String batchNormalization(NodeCall call) {
    OnnxGraph graph = call.graph();
    boolean ofBatch =
        !call.node().attributes().has("is_training") || call.node().flag("is_training");
    String mean = ofBatch ? overPixels(call, call.input(0)) : byChannel(call, 3);
    String centred = graph.node("Sub", List.of(call.input(0), mean));
    String variance = ofBatch ? overPixels(call, square(graph, centred)) : byChannel(call, 4);
    String epsilon = graph.scalar(call.node().number("epsilon", 1e-4));
    String deviation = graph.node("Sqrt", graph.node("Add", List.of(variance, epsilon)));
    String factor = graph.node("Div", List.of(byChannel(call, 1), deviation));
    String scaled = graph.node("Mul", List.of(centred, factor));
    return graph.node("Add", List.of(scaled, byChannel(call, 2)));
  }

  private static String byChannel(NodeCall call, int input) {
    String vector = call.input(input);
    return call.channelsLast()
        ? vector
        : call.graph().node("Unsqueeze", List.of(vector, call.graph().integers(1, 2)));
  }

  private static String overPixels(NodeCall call, String tensor) {
    OnnxGraph graph = call.graph();
    String axes = call.channelsLast() ? graph.integers(0, 1, 2) : graph.integers(0, 2, 3);
    return graph.node("ReduceMean", List.of(tensor, axes));
  }

  static String matMul(NodeCall call) {
    OnnxGraph graph = call.graph();
    boolean turnFirst = call.node().flag("transpose_a");
    boolean turnSecond = call.node().flag("transpose_b");
    String first = turnFirst ? graph.transpose(call.input(0), 1, 0) : call.input(0);
    String second = turnSecond ? graph.transpose(call.input(1), 1, 0) : call.input(1);
    String output = graph.node("MatMul", List.of(first, second));
    GraphConvolutions.Fused fused = GraphConvolutions.Fused.of(call);
    if (fused.bias()) {
      output = graph.node("Add", List.of(output, call.input(2)));
    }
    if (fused.activation().equals("Prelu")) {
      return graph.node("PRelu", List.of(output, call.input(fused.bias() ? 3 : 2)));
    }
    return GraphConvolutions.activation(call, output, fused.activation());
  }

  static String batchMatMul(NodeCall call) {
    String first = call.node().flag("adj_x") ? "...ji" : "...ij";
    String second = call.node().flag("adj_y") ? "...kj" : "...jk";
    return call.graph()
        .node(
            "Einsum",
            List.of(call.input(0), call.input(1)),
            Attribute.text("equation", first + "," + second + "->...ik"));
  }
}
