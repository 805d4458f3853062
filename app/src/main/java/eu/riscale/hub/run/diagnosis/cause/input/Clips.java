package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PercentileMethod;
import java.util.ArrayList;
import java.util.List;

/// The clips that people do around a normalisation.
final class Clips {
  private static final double[][] PERCENTILES = {
    {1, 99.8}, {1, 99}, {0.5, 99.5}, {2, 98}, {0.1, 99.9}, {5, 95}, {0, 99}, {0, 99.8}, {0, 99.9}
  };

  private Clips() {}

  /// Behind a normalisation, at the range that it aims at.
  static List<Clip> after(TensorOp step, Breadth breadth) {
    boolean aroundZero =
        step instanceof ZeroMeanUnitVariance || step instanceof FixedZeroMeanUnitVariance;
    return breadth.of(
        aroundZero
            ? List.of(Clip.of(-3, 3), Clip.of(-5, 5), Clip.of(-1, 1), above(0), Clip.of(-2, 2))
            : List.of(Clip.of(0, 1), Clip.of(-1, 1), above(0), below(1)),
        1);
  }

  /// In front of it, at percentiles. What a range at percentiles is made of comes first.
  static List<Clip> before(TensorOp step, Breadth breadth) {
    List<Clip> clips = new ArrayList<>();
    if (step instanceof ScaleRange range) {
      double low = range.minPercentile();
      double high = range.maxPercentile();
      clips.add(percentiles(low, high));
      for (double[] ends : PERCENTILES) {
        // Clipping beyond its own percentiles changes nothing of what it measures.
        if (ends[0] > low || ends[1] < high) {
          clips.add(percentiles(ends[0], ends[1]));
        }
      }
    } else {
      for (double[] ends : PERCENTILES) {
        clips.add(percentiles(ends[0], ends[1]));
      }
    }
    return breadth.of(clips, 3);
  }

  /// Where nothing is normalised.
  static List<Clip> alone(Breadth breadth) {
    return breadth.of(List.of(Clip.of(0, 1), Clip.of(0, 255), Clip.of(-1, 1), above(0)), 0);
  }

  private static Clip percentiles(double low, double high) {
    return clip(new Bound.Percentile(low), new Bound.Percentile(high));
  }

  static Clip above(double low) {
    return clip(new Bound.Value(low), new Bound.None());
  }

  private static Clip below(double high) {
    return clip(new Bound.None(), new Bound.Value(high));
  }

  private static Clip clip(Bound low, Bound high) {
    return new Clip(low, high, JointAxes.all(), PercentileMethod.LINEAR);
  }
}
