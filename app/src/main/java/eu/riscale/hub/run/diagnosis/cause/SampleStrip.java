package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Strips through the middle of an image, one across each axis, on which most wrong plans are seen
/// to be wrong at little cost.
final class SampleStrip {
  private static final int ELEMENTS = 1 << 15;

  private final Tensor raw;
  private final Tensor expected;
  private final Map<Integer, Strip> strips = new HashMap<>();

  private record Strip(Tensor raw, Tensor expected) {}

  SampleStrip(Tensor raw, Tensor expected) {
    this.raw = raw;
    this.expected = expected;
  }

  /// Whether the network's output has the expected shape.
  boolean isPossible() {
    return Arrays.equals(raw.shape(), expected.shape());
  }

  /// Whether a plan is seen to be wrong in the middle of the image alone.
  boolean refutes(OpPlan plan, Case mismatch) {
    int axis = longest(plan);
    if (axis < 0 || !isPossible() || raw.size() <= ELEMENTS) {
      return false;
    }
    Strip strip =
        strips.computeIfAbsent(axis, at -> new Strip(middle(raw, at), middle(expected, at)));
    // Where the steps do not fit, such as numbers along the axis that was cut, the whole tells.
    return mismatch
        .applied(plan, strip.raw())
        .map(made -> isWrong(made, strip.expected(), mismatch))
        .orElse(false);
  }

  /// The longest axis along which a part is made of the same part; -1 where there is none.
  private int longest(OpPlan plan) {
    int longest = -1;
    for (int i = 0; i < raw.rank(); i++) {
      String axis = raw.axes().get(i);
      boolean longer = longest < 0 || raw.length(i) > raw.length(longest);
      if (longer && plan.steps().stream().allMatch(step -> step.isLocal(axis))) {
        longest = i;
      }
    }
    return longest;
  }

  private static boolean isWrong(Tensor made, Tensor expected, Case mismatch) {
    double slack = 0.02 * mismatch.target().deviation();
    int wrong = 0;
    for (int i = 0; i < made.size(); i++) {
      double e = expected.at(i);
      double bearable =
          mismatch.target().tolerance().atol()
              + mismatch.target().tolerance().rtol() * Math.abs(e)
              + slack;
      wrong += Math.abs(made.at(i) - e) <= bearable ? 0 : 1;
    }
    return wrong > made.size() / 20;
  }

  private static Tensor middle(Tensor tensor, int axis) {
    int length = tensor.length(axis);
    int rows = Math.clamp((long) ELEMENTS * length / tensor.size(), 1, length);
    int[] before = new int[tensor.rank()];
    int[] after = new int[tensor.rank()];
    before[axis] = (length - rows) / 2;
    after[axis] = length - rows - before[axis];
    return Cropping.crop(tensor, before, after);
  }
}
