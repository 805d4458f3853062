package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// A way to turn a tensor: its axes in another order, some of them mirrored.
final class Turn {
  private final int[] order;
  private final boolean[] flipped;

  /// @param order for each axis of the result the axis of the tensor
  /// @param flipped which axes of the result run the other way round
  Turn(int[] order, boolean[] flipped) {
    this.order = order.clone();
    this.flipped = flipped.clone();
  }

  int[] order() {
    return order.clone();
  }

  boolean flipped(int axis) {
    return flipped[axis];
  }

  /// Whether axes change their places.
  boolean isMove() {
    for (int axis = 0; axis < order.length; axis++) {
      if (order[axis] != axis) {
        return true;
      }
    }
    return false;
  }

  int complexity() {
    int flips = 0;
    for (boolean flip : flipped) {
      flips += flip ? 1 : 0;
    }
    return (isMove() ? 1 : 0) + flips;
  }

  /// Where the elements of the result lie in the tensor.
  Places places(Tensor result, Tensor tensor) {
    int[] steps = steps(tensor);
    int start = 0;
    for (int axis = 0; axis < order.length; axis++) {
      start += flipped[axis] ? (1 - result.length(axis)) * steps[axis] : 0;
    }
    return new Places(result.shape(), steps, start);
  }

  /// What tells this turn from others for tensors of these shapes: along axes of length 1, none
  /// does anything.
  List<Integer> effect(Tensor result, Tensor tensor) {
    int[] steps = steps(tensor);
    List<Integer> effect = new ArrayList<>();
    for (int axis = 0; axis < steps.length; axis++) {
      effect.add(result.length(axis) == 1 ? 0 : steps[axis]);
    }
    return effect;
  }

  private int[] steps(Tensor tensor) {
    int[] of = Places.steps(tensor);
    int[] steps = new int[order.length];
    for (int axis = 0; axis < order.length; axis++) {
      steps[axis] = of[order[axis]] * (flipped[axis] ? -1 : 1);
    }
    return steps;
  }
}
