package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import java.util.ArrayList;
import java.util.List;

/// Layers that make one tensor of several.
final class Merges {
  private Merges() {}

  static Value concatenate(LayerCall call) {
    return concatenate(
        call.graph(), sameRank(call, call.inputs()), call.config().integer("axis", -1));
  }

  static Value concatenate(OnnxGraph graph, List<Value> inputs, int axis) {
    List<Value> alike = Value.alike(graph, inputs);
    Value first = alike.get(0);
    List<String> names = new ArrayList<>();
    for (Value value : alike) {
      names.add(value.name());
    }
    return first.with(graph.node("Concat", names, Attribute.integer("axis", first.axis(axis))));
  }

  /// Applies an op of two operands from the first input to the last.
  static Value chain(LayerCall call, String op) {
    List<Value> alike = expanded(call);
    Value result = alike.get(0);
    for (Value next : alike.subList(1, alike.size())) {
      result = result.with(call.graph().node(op, List.of(result.name(), next.name())));
    }
    return result;
  }

  static Value average(LayerCall call) {
    Value sum = chain(call, "Add");
    String count = call.graph().scalar(call.inputs().size());
    return sum.with(call.graph().node("Div", List.of(sum.name(), count)));
  }

  /// Sums the products along one axis of each input, sample by sample.
  static Value dot(LayerCall call) {
    OnnxGraph graph = call.graph();
    if (call.inputs().size() != 2) {
      throw call.config()
          .broken("is called with " + call.inputs().size() + " tensors, but takes two");
    }
    Value first = call.inputs().get(0).plain(graph);
    Value second = call.inputs().get(1).plain(graph);
    int[] axes = call.config().integers("axes", 2, -1);
    if (call.config().flagOrFalse("normalize")) {
      first = Normalizations.unit(graph, first, axes[0]);
      second = Normalizations.unit(graph, second, axes[1]);
    }
    if (first.rank() + second.rank() > 20) {
      throw call.config().refuse("has tensors of more axes than are supported");
    }
    StringBuilder left = new StringBuilder();
    StringBuilder right = new StringBuilder();
    StringBuilder result = new StringBuilder("a");
    letters(left, result, first, axes[0], 'c');
    letters(right, result, second, axes[1], (char) ('c' + first.rank()));
    Protobuf equation = Attribute.text("equation", left + "," + right + "->" + result);
    String output = graph.node("Einsum", List.of(first.name(), second.name()), equation);
    if (result.length() == 1) {
      return Value.plain(graph.node("Unsqueeze", List.of(output, graph.integers(1))), 2);
    }
    return Value.plain(output, result.length());
  }

  /// Names the axes of one operand: `a` for the batch, `b` for the axis to sum along.
  private static void letters(
      StringBuilder own, StringBuilder result, Value value, int along, char firstFree) {
    int summed = value.fromFront(along);
    char free = firstFree;
    for (int axis = 0; axis < value.rank(); axis++) {
      if (axis == 0) {
        own.append('a');
      } else if (axis == summed) {
        own.append('b');
      } else {
        own.append(free);
        result.append(free++);
      }
    }
  }

  /// The inputs with as many axes as the one that has most: Keras adds them after the batch.
  private static List<Value> expanded(LayerCall call) {
    int rank = 0;
    for (Value input : call.inputs()) {
      rank = Math.max(rank, input.rank());
    }
    List<Value> expanded = new ArrayList<>();
    for (Value input : call.inputs()) {
      if (input.rank() == rank) {
        expanded.add(input);
        continue;
      }
      long[] axes = new long[rank - input.rank()];
      for (int i = 0; i < axes.length; i++) {
        axes[i] = i + 1L;
      }
      String axesTensor = call.graph().integers(axes);
      List<String> operands = List.of(input.plain(call.graph()).name(), axesTensor);
      expanded.add(Value.plain(call.graph().node("Unsqueeze", operands), rank));
    }
    return Value.alike(call.graph(), sameRank(call, expanded));
  }

  private static List<Value> sameRank(LayerCall call, List<Value> values) {
    if (values.isEmpty()) {
      throw call.config().broken("is called with no tensor");
    }
    for (Value value : values) {
      if (value.rank() != values.get(0).rank()) {
        throw call.config().broken("is called with tensors of different numbers of axes");
      }
    }
    return values;
  }
}
