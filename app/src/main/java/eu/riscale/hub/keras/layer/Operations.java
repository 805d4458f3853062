package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.weights.keras.Argument;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bare functions in a graph: arithmetic, activations and reductions. Those that change the shape
/// are in [ShapeOperations].
final class Operations {
  private Operations() {}

  static Value translate(OperationCall call) {
    Operation operation = Operation.named(call.function());
    if (operation == null) {
      throw call.refuse("which is not supported");
    }
    return switch (operation) {
      case ADD -> binary(call, "Add");
      case SUBTRACT -> binary(call, "Sub");
      case MULTIPLY -> binary(call, "Mul");
      case DIVIDE, TRUE_DIVIDE -> binary(call, "Div");
      case POWER -> binary(call, "Pow");
      case MAXIMUM -> binary(call, "Max");
      case MINIMUM -> binary(call, "Min");
      case GREATER -> comparison(call, "Greater");
      case GREATER_EQUAL -> comparison(call, "GreaterOrEqual");
      case LESS -> comparison(call, "Less");
      case LESS_EQUAL -> comparison(call, "LessOrEqual");
      case EQUAL -> comparison(call, "Equal");
      case NOT_EQUAL -> {
        Value equal = comparison(call, "Equal");
        yield equal.with(call.graph().node("Sub", List.of(call.graph().scalar(1), equal.name())));
      }
      case WHERE -> where(call);
      case LOGICAL_OR -> binary(call, "Max", value -> nonZero(call.graph(), value));
      case ANY -> reduce(call, "ReduceMax", nonZero(call.graph(), input(call)));
      case ZEROS_LIKE -> filled(call, 0);
      case ONES_LIKE -> filled(call, 1);
      case CONVERT_TO_TENSOR -> input(call).masked(null);
      case NEGATIVE -> unary(call, "Neg");
      case ABSOLUTE -> unary(call, "Abs");
      case EXP -> unary(call, "Exp");
      case LOG -> unary(call, "Log");
      case SQRT -> unary(call, "Sqrt");
      case SQUARE -> square(call);
      case RELU -> activation(call, Activation.RELU);
      case RELU6 -> activation(call, Activation.RELU6);
      case SELU -> activation(call, Activation.SELU);
      case SOFTPLUS -> activation(call, Activation.SOFTPLUS);
      case SOFTSIGN -> activation(call, Activation.SOFTSIGN);
      case SILU -> activation(call, Activation.SILU);
      case SIGMOID -> activation(call, Activation.SIGMOID);
      case HARD_SIGMOID -> activation(call, Activation.HARD_SIGMOID);
      case TANH -> activation(call, Activation.TANH);
      case LEAKY_RELU ->
          unary(
              call,
              "LeakyRelu",
              Attribute.real("alpha", call.number(0.2, 1, "negative_slope", "alpha")));
      case ELU -> unary(call, "Elu", Attribute.real("alpha", call.number(1, 1, "alpha")));
      case GELU -> {
        boolean approximate = call.setting(1, "approximate").asBoolean(call.layer().isOperation());
        yield unary(call, "Gelu", Attribute.text("approximate", approximate ? "tanh" : "none"));
      }
      case SOFTMAX -> softmax(call, "Softmax");
      case LOG_SOFTMAX -> softmax(call, "LogSoftmax");
      case CLIP -> clip(call);
      case MEAN -> reduce(call, "ReduceMean", input(call));
      case SUM -> reduce(call, "ReduceSum", input(call));
      case MAX -> reduce(call, "ReduceMax", input(call));
      case MIN -> reduce(call, "ReduceMin", input(call));
      case CONCATENATE ->
          Merges.concatenate(call.graph(), call.tensors(0, "values"), call.integer(0, 1, "axis"));
      case STACK -> ShapeOperations.stack(call);
      case RESHAPE -> ShapeOperations.reshape(call);
      case TRANSPOSE -> ShapeOperations.transpose(call);
      case EXPAND_DIMS -> ShapeOperations.expandDims(call);
      case SQUEEZE -> ShapeOperations.squeeze(call);
      case GET_ITEM -> Slicing.translate(call);
      case PAD -> ShapeOperations.pad(call);
      case RESIZE -> ShapeOperations.resize(call);
    };
  }

  private static Value input(OperationCall call) {
    return call.tensor(0, "x", "features", "input_tensor", "logits");
  }

  private static Value unary(OperationCall call, String op, Protobuf... attributes) {
    Value input = input(call);
    return input.with(call.graph().node(op, input.name(), attributes));
  }

  private static Value activation(OperationCall call, Activation activation) {
    return activation.apply(call.graph(), input(call), call.model().kerasMajor());
  }

  private static Value square(OperationCall call) {
    Value input = input(call);
    return input.with(call.graph().node("Mul", List.of(input.name(), input.name())));
  }

  /// Arithmetic of two operands, either of which may be a number.
  private static Value binary(OperationCall call, String op) {
    return binary(call, op, value -> value);
  }

  /// @param before what is done to each operand first
  private static Value binary(OperationCall call, String op, UnaryOperator<Value> before) {
    OnnxGraph graph = call.graph();
    Value first = before.apply(operand(call, call.argument(0, "x", "x1")));
    Value second = before.apply(operand(call, call.argument(1, "y", "x2")));
    if (first.rank() == second.rank()) {
      List<Value> alike = Value.alike(graph, List.of(first, second));
      first = alike.get(0);
      second = alike.get(1);
    } else if (first.rank() != 0 && second.rank() != 0) {
      first = first.plain(graph);
      second = second.plain(graph);
    }
    Value wider = first.rank() >= second.rank() ? first : second;
    return wider.with(graph.node(op, List.of(first.name(), second.name())));
  }

  /// One where it holds, else zero: every tensor between layers has numbers.
  private static Value comparison(OperationCall call, String op) {
    Value holds = binary(call, op);
    return holds.with(call.graph().floats(holds.name()));
  }

  /// The first of two where the condition is not zero.
  private static Value where(OperationCall call) {
    OnnxGraph graph = call.graph();
    List<Value> all = new ArrayList<>();
    all.add(operand(call, call.argument(0, "condition")));
    all.add(operand(call, call.argument(1, "x1", "x")));
    all.add(operand(call, call.argument(2, "x2", "y")));
    int rank = all.stream().mapToInt(Value::rank).max().orElse(0);
    boolean alike = all.stream().allMatch(value -> value.rank() == rank);
    List<Value> stored =
        alike ? Value.alike(graph, all) : all.stream().map(value -> value.plain(graph)).toList();
    String condition = graph.flags(stored.get(0).name());
    String output =
        graph.node("Where", List.of(condition, stored.get(1).name(), stored.get(2).name()));
    return alike ? stored.get(0).with(output) : Value.plain(output, rank);
  }

  private static Value operand(OperationCall call, @Nullable Argument argument) {
    return switch (argument) {
      case Argument.Tensor tensor -> call.value(tensor);
      case Argument.Constant(JsonNode json) -> constant(call, json);
      case Argument.Many many ->
          throw call.refuse("which has a list as operand, which is not supported");
      case null -> throw call.refuse("which lacks an operand");
    };
  }

  /// A number, or nested lists of numbers of one shape.
  private static Value constant(OperationCall call, JsonNode json) {
    JsonNode node = json.isObject() ? json.path("config").path("value") : json;
    List<Integer> shape = new ArrayList<>();
    for (JsonNode inner = node; inner.isArray(); inner = inner.path(0)) {
      shape.add(inner.size());
    }
    List<Float> numbers = new ArrayList<>();
    collect(call, node, numbers);
    float[] data = new float[numbers.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = numbers.get(i);
    }
    int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
    long product = 1;
    for (int size : sizes) {
      product *= size;
    }
    if (product != data.length) {
      throw call.refuse("which has a constant of uneven rows");
    }
    return Value.plain(call.graph().constant(new Weight(sizes, data)), sizes.length);
  }

  private static void collect(OperationCall call, JsonNode node, List<Float> numbers) {
    if (!node.isArray()) {
      numbers.add((float) call.config().number(node, "the constant"));
      return;
    }
    for (JsonNode item : node) {
      collect(call, item, numbers);
    }
  }

  private static Value softmax(OperationCall call, String op) {
    Value input = input(call);
    int axis = input.axis(call.integer(-1, 1, "axis"));
    return input.with(call.graph().node(op, input.name(), Attribute.integer("axis", axis)));
  }

  private static Value clip(OperationCall call) {
    Value input = call.tensor(0, "x", "t");
    double min = call.number(0, 1, "x_min", "clip_value_min");
    double max = call.number(0, 2, "x_max", "clip_value_max");
    return input.with(call.graph().clip(input.name(), min, max));
  }

  /// One where the tensor is not zero, else zero.
  private static Value nonZero(OnnxGraph graph, Value value) {
    return value.with(graph.floats(graph.flags(value.name())));
  }

  private static Value filled(OperationCall call, double number) {
    OnnxGraph graph = call.graph();
    Value input = input(call);
    String shape = graph.node("Shape", input.name());
    return input.with(graph.node("Expand", List.of(graph.scalar(number), shape)));
  }

  private static Value reduce(OperationCall call, String op, Value input) {
    OnnxGraph graph = call.graph();
    boolean keep = call.flagOrFalse(2, "keepdims");
    int[] axes = call.integers(1, "axis");
    if (axes == null) {
      axes = new int[input.rank()];
      for (int axis = 0; axis < axes.length; axis++) {
        axes[axis] = axis;
      }
    }
    Value source = keep ? input : input.plain(graph);
    long[] stored = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      stored[i] = source.axis(axes[i]);
    }
    Protobuf keepDims = Attribute.integer("keepdims", keep ? 1 : 0);
    String output = graph.node(op, List.of(source.name(), graph.integers(stored)), keepDims);
    return keep ? source.with(output) : Value.plain(output, source.rank() - axes.length);
  }
}
