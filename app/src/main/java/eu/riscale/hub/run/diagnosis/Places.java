package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// Where the elements of one tensor lie in another: along each axis of the first one a step through
/// the memory of the second.
public final class Places {
  private final int[] shape;
  private final int[] steps;
  private final int start;

  /// @param shape of the first tensor
  /// @param steps in the memory of the second, for each axis of the first
  /// @param start where the first element lies
  public Places(int[] shape, int[] steps, int start) {
    this.shape = shape.clone();
    this.steps = steps.clone();
    this.start = start;
  }

  /// @return the position in the second tensor of an element of the first
  public int of(int index) {
    int at = start;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      int length = shape[axis];
      at += index % length * steps[axis];
      index /= length;
    }
    return at;
  }

  /// Memory steps of one place along each axis.
  public static int[] steps(Tensor tensor) {
    int[] steps = new int[tensor.rank()];
    int step = 1;
    for (int axis = steps.length - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= tensor.length(axis);
    }
    return steps;
  }

  /// Whether images have pixels along this axis.
  public static boolean isSpatial(String axis) {
    return !List.of("batch", "channel", "index").contains(axis);
  }

  /// The indices of an element, such as `batch 0, channel 0, y 12, x 7`.
  public static String words(int index, Tensor tensor) {
    StringBuilder words = new StringBuilder();
    int[] steps = steps(tensor);
    for (int axis = 0; axis < steps.length; axis++) {
      words.append(axis == 0 ? "" : ", ").append(tensor.axes().get(axis)).append(' ');
      words.append(index / steps[axis] % tensor.length(axis));
    }
    return words.toString();
  }
}
