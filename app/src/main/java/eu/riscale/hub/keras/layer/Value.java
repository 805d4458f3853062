package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.ChannelOrder;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tensor of the graph being built, seen with the axes that it has in Keras.
///
/// ONNX convolves with the channels on axis 1, Keras mostly has them last. So that a chain of
/// layers is not transposed back and forth, a tensor may be stored with Keras's last axis moved to
/// position 1; [#axis] tells where an axis is stored.
///
/// @param name the ONNX tensor
/// @param rank number of axes
/// @param moved whether Keras's last axis is stored at position 1
/// @param mask tells which steps of axis 1 count, one where they do and else zero, with the batch
///   and the steps; null where all do. What is computed of this tensor has none, unless [Masks]
///   gives it one.
record Value(String name, int rank, boolean moved, @Nullable String mask) {

  Value(String name, int rank, boolean moved) {
    this(name, rank, moved, null);
  }

  static Value plain(String name, int rank) {
    return new Value(name, rank, false);
  }

  /// Another tensor, stored as this one is.
  Value with(String newName) {
    return new Value(newName, rank, moved);
  }

  /// The same tensor with other steps that count.
  Value masked(@Nullable String steps) {
    return new Value(name, rank, moved, steps);
  }

  /// A layer's configuration asks for an axis that its input has not; [ModelTranslator] adds which
  /// layer that is.
  static final class NoSuchAxis extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoSuchAxis(int axis, int rank) {
      super("asks for axis " + axis + " of a tensor with " + rank + " axes");
    }
  }

  /// Where Keras's axis is stored.
  ///
  /// @param axis from the front, 0 and up, or from the end, -1 and down
  int axis(int axis) {
    int fromFront = fromFront(axis);
    if (!moved || fromFront == 0) {
      return fromFront;
    }
    return fromFront == rank - 1 ? 1 : fromFront + 1;
  }

  /// Keras's axis counted from the front.
  int fromFront(int axis) {
    if (axis < -rank || axis >= rank) {
      throw new NoSuchAxis(axis, rank);
    }
    return axis < 0 ? axis + rank : axis;
  }

  /// This tensor stored with its axes as Keras has them.
  Value plain(OnnxGraph graph) {
    return moved ? plain(graph.transpose(name, ChannelOrder.last(rank)), rank) : this;
  }

  /// This tensor stored with its last axis at position 1.
  Value moved(OnnxGraph graph) {
    return moved ? this : new Value(graph.transpose(name, ChannelOrder.first(rank)), rank, true);
  }

  /// Brings tensors of one rank to the same storage.
  static List<Value> alike(OnnxGraph graph, List<Value> values) {
    boolean anyMoved = false;
    for (Value value : values) {
      anyMoved |= value.moved;
    }
    List<Value> alike = new ArrayList<>();
    for (Value value : values) {
      alike.add(anyMoved ? value.moved(graph) : value);
    }
    return alike;
  }

  /// A constant with as many axes as this tensor, for arithmetic between the two.
  String constant(OnnxGraph graph, Weight weight) {
    return graph.constant(moved ? weight.permute(ChannelOrder.first(rank)) : weight);
  }
}
