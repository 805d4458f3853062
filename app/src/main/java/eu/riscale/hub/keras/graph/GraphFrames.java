package eu.riscale.hub.keras.graph;

import eu.riscale.hub.weights.keras.NodeDef;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finds loops in the form of single nodes, as TensorFlow had them before it had functions, and as
/// the converter to TensorFlow.js makes them still: `Enter` leads into a frame, `Merge` is a
/// variable before each step, `Switch` leads it into a step or out through `Exit`, `NextIteration`
/// ends a step.
final class GraphFrames {
  private final Map<String, NodeDef> nodes;

  /// By the names that the nodes have for them.
  private final Map<String, GraphFrame> frames = new HashMap<>();

  /// The frame of each `Merge`, and of each `Switch` of a loop.
  private final Map<String, GraphFrame> frameOf = new HashMap<>();

  private GraphFrames(Map<String, NodeDef> nodes) {
    this.nodes = nodes;
  }

  static GraphFrames of(Map<String, NodeDef> nodes) {
    GraphFrames all = new GraphFrames(nodes);
    all.each("Enter", 1, all::addEnter);
    all.each("Merge", 2, all::addVariable);
    all.each("Switch", 2, all::addSwitch);
    all.each("Exit", 1, all::addExit);
    return all;
  }

  private void each(String op, int inputs, Consumer<NodeDef> adds) {
    for (NodeDef node : nodes.values()) {
      if (node.op().equals(op) && node.inputs().size() == inputs) {
        adds.accept(node);
      }
    }
  }

  /// The loop that an `Exit` leaves.
  GraphFrame left(NodeDef exit) {
    GraphFrame frame = frameOf.get(exit.name());
    if (frame == null) {
      throw exit.broken("leaves no loop");
    }
    return frame;
  }

  /// Whether a `Merge` or `Switch` belongs to a loop.
  boolean isOfLoop(NodeDef node) {
    return frameOf.containsKey(node.name());
  }

  private void addEnter(NodeDef enter) {
    frames
        .computeIfAbsent(enter.text("frame_name", ""), name -> new GraphFrame())
        .enter(enter.inputs().getFirst());
  }

  private void addVariable(NodeDef merge) {
    NodeDef first = from(merge, 0, "Enter");
    NodeDef last = from(merge, 1, "NextIteration");
    if (first == null || last == null || last.inputs().isEmpty()) {
      return;
    }
    GraphFrame frame = frames.get(first.text("frame_name", ""));
    if (frame != null) {
      frame.add(merge.name(), first.inputs().getFirst(), last.inputs().getFirst());
      frameOf.put(merge.name(), frame);
    }
  }

  private void addSwitch(NodeDef way) {
    String variable = source(way, 0);
    GraphFrame frame = frameOf.get(variable);
    NodeDef condition = from(way, 1, "LoopCond");
    if (frame != null && condition != null && !condition.inputs().isEmpty()) {
      frame.lead(variable, way.name(), condition.inputs().getFirst());
      frameOf.put(way.name(), frame);
    }
  }

  private void addExit(NodeDef exit) {
    NodeDef way = from(exit, 0, "Switch");
    GraphFrame frame = way == null ? null : frameOf.get(way.name());
    if (way != null && frame != null) {
      frame.leave(source(way, 0), exit.name());
      frameOf.put(exit.name(), frame);
    }
  }

  private static String source(NodeDef node, int input) {
    return Scope.place(node.inputs().get(input)).node();
  }

  /// The node that an input comes from, where it has that operator and an input itself.
  private @Nullable NodeDef from(NodeDef node, int input, String op) {
    NodeDef source = nodes.get(source(node, input));
    return source != null && source.op().equals(op) && !source.inputs().isEmpty() ? source : null;
  }
}
