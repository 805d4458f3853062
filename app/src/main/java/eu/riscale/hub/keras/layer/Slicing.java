package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.OnnxGraph;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `x[:, 1:-1, ..., 0]`: one entry for each axis from the front, each a range or a whole number,
/// which drops the axis.
final class Slicing {
  private Slicing() {}

  static Value translate(OperationCall call) {
    OnnxGraph graph = call.graph();
    Value input = call.tensor(0, "x", "tensor").plain(graph);
    List<JsonNode> entries = entries(call, input.rank());
    List<Long> starts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    List<Long> steps = new ArrayList<>();
    List<Long> dropped = new ArrayList<>();
    for (int axis = 0; axis < entries.size(); axis++) {
      JsonNode entry = entries.get(axis);
      if (entry.isIntegralNumber()) {
        long index = entry.longValue();
        starts.add(index);
        ends.add(index == -1 ? Long.MAX_VALUE : index + 1);
        steps.add(1L);
        dropped.add((long) axis);
      } else {
        JsonNode range = entry.path("config").isObject() ? entry.path("config") : entry;
        long step = bound(call, range, "step", 1);
        starts.add(bound(call, range, "start", step > 0 ? 0 : Long.MAX_VALUE));
        ends.add(bound(call, range, "stop", step > 0 ? Long.MAX_VALUE : Long.MIN_VALUE));
        steps.add(step);
      }
    }
    long[] axes = new long[entries.size()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axis;
    }
    List<String> operands =
        List.of(
            input.name(),
            graph.integers(starts),
            graph.integers(ends),
            graph.integers(axes),
            graph.integers(steps));
    String sliced = graph.node("Slice", operands);
    if (dropped.isEmpty()) {
      return input.with(sliced);
    }
    String output = graph.node("Squeeze", List.of(sliced, graph.integers(dropped)));
    return Value.plain(output, input.rank() - dropped.size());
  }

  /// One entry for each axis that is sliced: an ellipsis stands for as many as are missing.
  private static List<JsonNode> entries(OperationCall call, int rank) {
    JsonNode given = call.setting(1, "slice_spec", "key");
    List<JsonNode> list = new ArrayList<>();
    if (given.isArray()) {
      given.forEach(list::add);
    } else {
      list.add(given);
    }
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : list) {
      if (isEllipsis(entry)) {
        for (int missing = rank - list.size() + 1; missing > 0; missing--) {
          entries.add(JsonNodeFactory.instance.objectNode());
        }
      } else if (entry.isIntegralNumber() || entry.isObject()) {
        entries.add(entry);
      } else {
        throw call.refuse("which slices in a way that is not supported");
      }
    }
    if (entries.size() > rank) {
      throw call.refuse("which slices more axes than there are");
    }
    return entries;
  }

  private static boolean isEllipsis(JsonNode entry) {
    String className = entry.path("class_name").asString("");
    return className.equals("__ellipsis__") || entry.asString("").equals("Ellipsis");
  }

  private static long bound(OperationCall call, JsonNode range, String key, long fallback) {
    JsonNode value = range.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return fallback;
    }
    return call.config().integer(value, key);
  }
}
