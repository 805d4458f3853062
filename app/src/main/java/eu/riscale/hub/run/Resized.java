package eu.riscale.hub.run;

import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.PadMode;
import eu.riscale.hub.tensor.Padding;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;

/// A test input at another size: its middle where it is too large, mirrored at its ends where it is
/// too small.
final class Resized {
  private Resized() {}

  /// @param shape sizes of at least 1 that an array can hold
  static Tensor of(Tensor tensor, List<Long> shape) {
    int rank = tensor.rank();
    int[] cutBefore = new int[rank];
    int[] cutAfter = new int[rank];
    int[] addBefore = new int[rank];
    int[] addAfter = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int more = Math.toIntExact(shape.get(axis)) - tensor.length(axis);
      cutBefore[axis] = Math.max(0, -more) / 2;
      cutAfter[axis] = Math.max(0, -more) - cutBefore[axis];
      addBefore[axis] = Math.max(0, more) / 2;
      addAfter[axis] = Math.max(0, more) - addBefore[axis];
    }
    Tensor middle = Cropping.crop(tensor, cutBefore, cutAfter);
    return Padding.pad(middle, addBefore, addAfter, PadMode.SYMMETRIC, 0);
  }
}
