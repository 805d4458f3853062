package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.NodeDef;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Parts of tensors in a TensorFlow graph.
final class GraphSlices {
  private static final long END = Long.MAX_VALUE;
  private static final int MOST_AXES = 16;

  private GraphSlices() {}

  /// From `begin` on, as many as `size` says; -1 is all.
  static String plain(NodeCall call) {
    OnnxGraph graph = call.graph();
    String begin = call.input(1);
    String size = call.input(2);
    String end = graph.node("Add", List.of(begin, size));
    String all = graph.node("Equal", List.of(size, graph.integers(-1)));
    String ends = graph.node("Where", List.of(all, graph.integers(END), end));
    return graph.node("Slice", List.of(call.input(0), begin, ends));
  }

  /// What an entry of `x[1:, ..., None, 0]` is, by the bits of the node's masks.
  private enum Kind {
    RANGE,
    INDEX,
    NEW_AXIS,
    ELLIPSIS
  }

  /// `x[a:b:c]` along several axes.
  static String strided(NodeCall call) {
    OnnxGraph graph = call.graph();
    NodeDef node = call.node();
    long[] strides = call.integers(3, "stride");
    if (strides.length > MOST_AXES) {
      throw call.broken("slices " + strides.length + " axes");
    }
    Entries entries = Entries.of(call, strides.length);
    int[] used = entries.used().stream().mapToInt(Integer::intValue).toArray();
    String output = call.input(0);
    if (used.length > 0) {
      String begins = bounds(call, 1, used, node.integer("begin_mask", 0), strides);
      String ends = bounds(call, 2, used, node.integer("end_mask", 0), strides);
      long[] steps = new long[used.length];
      for (int i = 0; i < used.length; i++) {
        boolean isIndex = entries.kinds().get(used[i]) == Kind.INDEX;
        steps[i] = isIndex ? 1 : strides[used[i]];
        if (steps[i] == 0) {
          throw call.broken("has a stride of 0");
        }
      }
      ends = indices(graph, entries, used, begins, ends);
      output =
          graph.node(
              "Slice",
              List.of(output, begins, ends, graph.integers(entries.axes()), graph.integers(steps)));
    }
    if (!entries.dropped().isEmpty()) {
      output = graph.node("Squeeze", List.of(output, graph.integers(entries.dropped())));
    }
    if (!entries.added().isEmpty()) {
      output = graph.node("Unsqueeze", List.of(output, graph.integers(entries.added())));
    }
    return output;
  }

  /// Where single elements end: one behind their begin.
  private static String indices(
      OnnxGraph graph, Entries entries, int[] used, String begins, String ends) {
    long[] isIndex = new long[used.length];
    for (int i = 0; i < used.length; i++) {
      isIndex[i] = entries.kinds().get(used[i]) == Kind.INDEX ? 1 : 0;
    }
    if (Arrays.stream(isIndex).sum() == 0) {
      return ends;
    }
    String next = graph.node("Add", List.of(begins, graph.integers(1)));
    String last = graph.node("Equal", List.of(next, graph.integers(0)));
    String behind = graph.node("Where", List.of(last, graph.integers(END), next));
    String flags = graph.flags(graph.integers(isIndex));
    return graph.node("Where", List.of(flags, behind, ends));
  }

  /// Where the ranges begin or end, with the farthest where the mask says so.
  ///
  /// @param input 1 for where they begin, 2 for where they end
  private static String bounds(NodeCall call, int input, int[] used, int mask, long[] strides) {
    OnnxGraph graph = call.graph();
    long[] farthest = new long[used.length];
    long[] isMasked = new long[used.length];
    long[] indices = new long[used.length];
    for (int i = 0; i < used.length; i++) {
      boolean atEnd = (input == 2) == (strides[used[i]] > 0);
      farthest[i] = atEnd ? END : input == 1 ? 0 : -END;
      isMasked[i] = (mask >> used[i]) & 1;
      indices[i] = used[i];
    }
    Weight known = call.constant(input);
    if (known != null) {
      long[] all = call.integers(input, "bound");
      long[] own = new long[used.length];
      for (int i = 0; i < used.length; i++) {
        if (used[i] >= all.length) {
          throw call.broken("has bounds of different lengths");
        }
        own[i] = isMasked[i] == 1 ? farthest[i] : all[used[i]];
      }
      return graph.integers(own);
    }
    String own = graph.node("Gather", List.of(call.input(input), graph.integers(indices)));
    String flags = graph.flags(graph.integers(isMasked));
    return graph.node("Where", List.of(flags, graph.integers(farthest), own));
  }

  /// What the entries of a slice do.
  ///
  /// @param used the entries that slice
  /// @param axes which axes they slice, from the end behind an ellipsis
  /// @param dropped those of them that have one element and go
  /// @param added the axes of one element that come
  private record Entries(
      List<Kind> kinds, List<Integer> used, List<Long> axes, List<Long> dropped, List<Long> added) {

    static Entries of(NodeCall call, int count) {
      List<Kind> kinds = new ArrayList<>();
      NodeDef node = call.node();
      for (int i = 0; i < count; i++) {
        kinds.add(kind(node, i));
      }
      int ellipsis = kinds.indexOf(Kind.ELLIPSIS);
      if (ellipsis != kinds.lastIndexOf(Kind.ELLIPSIS)) {
        throw call.broken("has more than one ellipsis");
      }
      Entries entries =
          new Entries(
              kinds, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      int before = ellipsis < 0 ? count : ellipsis;
      long axis = 0;
      long result = 0;
      for (int i = 0; i < before; i++) {
        entries.add(i, axis, result);
        axis += kinds.get(i) == Kind.NEW_AXIS ? 0 : 1;
        result += kinds.get(i) == Kind.INDEX ? 0 : 1;
      }
      axis = -1;
      result = -1;
      for (int i = count - 1; i > before; i--) {
        entries.add(i, axis, result);
        axis -= kinds.get(i) == Kind.NEW_AXIS ? 0 : 1;
        result -= kinds.get(i) == Kind.INDEX ? 0 : 1;
      }
      return entries;
    }

    private static Kind kind(NodeDef node, int bit) {
      if (((node.integer("ellipsis_mask", 0) >> bit) & 1) == 1) {
        return Kind.ELLIPSIS;
      }
      if (((node.integer("new_axis_mask", 0) >> bit) & 1) == 1) {
        return Kind.NEW_AXIS;
      }
      return ((node.integer("shrink_axis_mask", 0) >> bit) & 1) == 1 ? Kind.INDEX : Kind.RANGE;
    }

    private void add(int entry, long axis, long result) {
      if (kinds.get(entry) == Kind.NEW_AXIS) {
        added.add(result);
        return;
      }
      used.add(entry);
      axes.add(axis);
      if (kinds.get(entry) == Kind.INDEX) {
        dropped.add(axis);
      }
    }
  }

  static String reversed(NodeCall call) {
    long[] axes = call.integers(1, "axis");
    if (call.node().op().equals("Reverse")) {
      throw call.refuse("is not supported");
    }
    return call.graph().reversed(call.input(0), axes);
  }
}
