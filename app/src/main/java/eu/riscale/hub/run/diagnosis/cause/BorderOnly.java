package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.run.diagnosis.Target;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The inside agrees, a border does not: another padding, or a tile without its halo.
final class BorderOnly implements Hypothesis {
  /// Share of the border that must disagree, so that a few spots near the edge are no border.
  private static final double FULL = 0.2;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    if (Arrays.stream(cut(actual, 1)).sum() == 0) {
      return Optional.empty(); // A list has no border.
    }
    Target target = mismatch.target();
    int[] wrong = target.wrongPositions();
    long deep = Arrays.stream(wrong).filter(i -> isDeep(i, actual)).count();
    if (deep > wrong.length / 20) {
      return Optional.empty();
    }
    int[] depths = depths(actual, target);
    int size = actual.size();
    long bearable = (long) (target.tolerance().allowedPpm() * size / 1e6);
    int width = depths.length;
    long outside = 0;
    while (width > 0 && outside + depths[width - 1] <= bearable) {
      outside += depths[--width];
    }
    long ring = size - inside(actual, width);
    if (width == 0
        || 2 * inside(actual, width) < size
        || target.disagreeing() - outside < FULL * ring) {
      return Optional.empty();
    }
    int[] cut = cut(actual, width);
    Tensor inside = Cropping.crop(actual, cut, cut);
    Tensor expected = Cropping.crop(mismatch.expected(), cut, cut);
    int border = width;
    return mismatch
        .targetOf(expected)
        .explains(Candidate.of(inside), 0)
        .map(fit -> explanation(border, fit, mismatch));
  }

  /// What a border of that width is along each axis.
  private static int[] cut(Tensor tensor, int width) {
    int[] cut = new int[tensor.rank()];
    for (int axis = 0; axis < cut.length; axis++) {
      boolean spatial = tensor.length(axis) > 1 && Places.isSpatial(tensor.axes().get(axis));
      cut[axis] = spatial ? width : 0;
    }
    return cut;
  }

  /// How many disagreeing elements lie so far from the nearest edge.
  private static int[] depths(Tensor actual, Target target) {
    int[] shape = actual.shape();
    int deepest = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      if (Places.isSpatial(actual.axes().get(axis))) {
        deepest = Math.max(deepest, (shape[axis] + 1) / 2);
      }
    }
    int[] depths = new int[deepest];
    for (int i = 0; i < actual.size(); i++) {
      if (!target.agrees(actual.at(i), i)) {
        depths[Math.min(deepest - 1, depth(i, actual))]++;
      }
    }
    return depths;
  }

  /// Whether an element lies so far inside that a border up to it would be most of the image.
  private static boolean isDeep(int index, Tensor tensor) {
    return 2 * inside(tensor, depth(index, tensor) + 1) < tensor.size();
  }

  private static int depth(int index, Tensor tensor) {
    int depth = Integer.MAX_VALUE;
    for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
      int length = tensor.length(axis);
      if (length > 1 && Places.isSpatial(tensor.axes().get(axis))) {
        int at = index % length;
        depth = Math.min(depth, Math.min(at, length - 1 - at));
      }
      index /= length;
    }
    return depth;
  }

  private static long inside(Tensor tensor, int width) {
    int[] cut = cut(tensor, width);
    long inside = 1;
    for (int axis = 0; axis < cut.length; axis++) {
      inside *= Math.max(0, tensor.length(axis) - 2 * cut[axis]);
    }
    return inside;
  }

  private static Explanation explanation(int width, Fit fit, Case mismatch) {
    String pixels = width == 1 ? "1 pixel" : width + " pixels";
    return new Explanation(
        Cause.BORDER,
        "only a border of "
            + pixels
            + " differs, as where the image was padded in another way or run in tiles",
        fit.within(),
        1,
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again with these weights from the whole test input, without"
                + " padding or tiles. If software runs the model in tiles, describe a halo of at"
                + " least "
                + pixels
                + "."));
  }
}
