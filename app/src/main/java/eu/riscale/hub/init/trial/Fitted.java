package eu.riscale.hub.init.trial;

import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.PadMode;
import eu.riscale.hub.tensor.Padding;
import eu.riscale.hub.tensor.Tensor;

/// An example at a size that the network takes: its middle where it is too large, mirrored at its
/// ends where it is too small.
final class Fitted {
  /// As much of an image as shows what a network does, and is quickly run.
  private static final int MOST_IN_PLANES = 512;

  private static final int MOST_IN_VOLUMES = 128;

  private Fitted() {}

  /// The largest length up to that of the example, and up to what is enough, that a rule allows.
  static int length(Rule rule, int given, int dimensions) {
    int most = Math.min(given, dimensions > 2 ? MOST_IN_VOLUMES : MOST_IN_PLANES);
    return switch (rule) {
      case Rule.Only(int length) -> length;
      case Rule.Stepped(int min, int step) -> Math.max(min, most - Math.floorMod(most - min, step));
      case Rule.SameAs same -> most;
    };
  }

  /// @param shape lengths of at least 1
  static Tensor of(Tensor example, int[] shape) {
    int rank = example.rank();
    int[] cutBefore = new int[rank];
    int[] cutAfter = new int[rank];
    int[] addBefore = new int[rank];
    int[] addAfter = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int more = shape[axis] - example.length(axis);
      cutBefore[axis] = Math.max(0, -more) / 2;
      cutAfter[axis] = Math.max(0, -more) - cutBefore[axis];
      addBefore[axis] = Math.max(0, more) / 2;
      addAfter[axis] = Math.max(0, more) - addBefore[axis];
    }
    Tensor middle = Cropping.crop(example, cutBefore, cutAfter);
    return Padding.pad(middle, addBefore, addAfter, PadMode.SYMMETRIC, 0);
  }
}
