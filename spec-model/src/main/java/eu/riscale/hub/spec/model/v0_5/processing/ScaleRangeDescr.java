package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.model.PercentileRange;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.List;
import java.util.Optional;

/// Maps the range between two percentiles of the data to 0 to 1.
public record ScaleRangeDescr(ScaleRangeKwargs kwargs)
    implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "scale_range";

  /// How the range is found.
  ///
  /// @param axes the axes over which percentiles are taken together; all where empty
  /// @param eps added to the width of the range, so that nothing is divided by 0
  /// @param referenceTensor the input whose unprocessed data give the percentiles; empty for the
  ///   data themselves
  public record ScaleRangeKwargs(
      Optional<List<AxisId>> axes,
      double minPercentile,
      double maxPercentile,
      double eps,
      Optional<TensorId> referenceTensor)
      implements PercentileRange {
    static final ScaleRangeKwargs STANDARD =
        new ScaleRangeKwargs(Optional.empty(), 0, 100, STANDARD_EPS, Optional.empty());

    static final Decoder<ScaleRangeKwargs> DECODER =
        Fields.mapping(in -> {
          var axes = in.optional("axes", AXES);
          var min = in.optional("min_percentile", MIN_PERCENTILE, 0.0);
          var max = in.optional("max_percentile", MAX_PERCENTILE, 100.0);
          var eps = in.optional("eps", EPS, STANDARD_EPS);
          var reference = in.optional("reference_tensor", TensorId.DECODER);
          return in.build(() ->
              new ScaleRangeKwargs(axes.get(), min.get(), max.get(), eps.get(), reference.get()));
        });
  }

  static final Decoder<ScaleRangeDescr> DECODER =
      ProcessingDescr.step(
          ID, ScaleRangeKwargs.DECODER, ScaleRangeKwargs.STANDARD, ScaleRangeDescr::new);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean takesStatistics() {
    return true;
  }

  @Override
  public boolean makesFractions() {
    return true;
  }

  @Override
  public Optional<List<AxisId>> reducedAxes() {
    return kwargs.axes();
  }

  @Override
  public Optional<TensorId> referenceTensor() {
    return kwargs.referenceTensor();
  }
}
