package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.model.Clipping;
import eu.riscale.hub.spec.model.LinearScaling;
import eu.riscale.hub.spec.model.PercentileRange;
import java.util.List;
import java.util.Optional;

/// A step before the network.
public sealed interface PreprocessingDescr extends PostprocessingDescr {

  /// 1 where the value is above the threshold, else 0.
  record Binarize(double threshold) implements PreprocessingDescr {
    @Override
    public String name() {
      return "binarize";
    }
  }

  /// Values below `min` become `min`, values above `max` become `max`.
  record Clip(double min, double max) implements PreprocessingDescr, Clipping {
    @Override
    public List<Bounds> bounds() {
      return List.of(new Bounds("min", min, "max", max));
    }

    @Override
    public String name() {
      return "clip";
    }
  }

  /// `x · gain + offset`.
  record ScaleLinear(Optional<String> axes, Values gain, Values offset)
      implements PreprocessingDescr, LinearScaling {
    @Override
    public boolean keepsAll() {
      return gain.isAll(1) && offset.isAll(0);
    }

    @Override
    public String name() {
      return "scale_linear";
    }
  }

  /// `1 / (1 + exp(-x))`.
  record Sigmoid() implements PreprocessingDescr {
    @Override
    public String name() {
      return "sigmoid";
    }
  }

  /// `(x - mean) / (std + eps)`.
  ///
  /// @param reduced the letters of the axes that are normalised jointly
  /// @param mean only for [Mode#FIXED], as is `std`
  record ZeroMeanUnitVariance(
      Mode mode, String reduced, Optional<Values> mean, Optional<Values> std, double eps)
      implements PreprocessingDescr {
    @Override
    public String name() {
      return "zero_mean_unit_variance";
    }

    @Override
    public Optional<String> axes() {
      return Optional.of(reduced);
    }
  }

  /// `(x - low) / (high - low + eps)`, with the values at two percentiles.
  ///
  /// @param reduced the letters of the axes that are normalised jointly
  record ScaleRange(
      Mode mode,
      String reduced,
      double minPercentile,
      double maxPercentile,
      double eps,
      Optional<String> referenceTensor)
      implements PreprocessingDescr, PercentileRange {
    @Override
    public String name() {
      return "scale_range";
    }

    @Override
    public Optional<String> axes() {
      return Optional.of(reduced);
    }
  }
}
