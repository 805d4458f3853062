package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;

/// The middle of an image, on which most wrong plans are seen to be wrong at little cost.
final class SampleStrip {
  private static final int ELEMENTS = 1 << 15;

  private final boolean possible;
  private final String axis;
  private final Tensor raw;
  private final Tensor expected;

  SampleStrip(Tensor raw, Tensor expected) {
    this.possible = Arrays.equals(raw.shape(), expected.shape());
    int longest = 0;
    for (int i = 1; i < raw.rank(); i++) {
      longest = raw.length(i) > raw.length(longest) ? i : longest;
    }
    boolean cut = possible && raw.size() > ELEMENTS;
    this.axis = cut ? raw.axes().get(longest) : "";
    this.raw = cut ? middle(raw, longest) : raw;
    this.expected = cut ? middle(expected, longest) : expected;
  }

  /// Whether the network's output has the expected shape.
  boolean isPossible() {
    return possible;
  }

  /// Whether a plan is seen to be wrong in the middle of the image alone.
  boolean refutes(OpPlan plan, Case mismatch) {
    if (axis.isEmpty() || !plan.steps().stream().allMatch(step -> step.isLocal(axis))) {
      return false;
    }
    // Where the steps do not fit, such as numbers along the axis that was cut, the whole tells.
    return mismatch.applied(plan, raw).map(made -> isWrong(made, mismatch)).orElse(false);
  }

  private boolean isWrong(Tensor made, Case mismatch) {
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
