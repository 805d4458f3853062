package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import java.util.List;
import java.util.Optional;

/// Subtracts the mean of the data and divides by their standard deviation.
public record ZeroMeanUnitVarianceDescr(ZeroMeanUnitVarianceKwargs kwargs)
    implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "zero_mean_unit_variance";

  /// How mean and deviation are found.
  ///
  /// @param axes the axes over which they are taken together; all where empty
  /// @param eps added to the deviation, so that nothing is divided by 0
  public record ZeroMeanUnitVarianceKwargs(Optional<List<AxisId>> axes, double eps) {
    static final ZeroMeanUnitVarianceKwargs STANDARD =
        new ZeroMeanUnitVarianceKwargs(Optional.empty(), STANDARD_EPS);

    static final Decoder<ZeroMeanUnitVarianceKwargs> DECODER =
        Fields.mapping(in -> {
          var axes = in.optional("axes", AXES);
          var eps = in.optional("eps", EPS, STANDARD_EPS);
          return in.build(() -> new ZeroMeanUnitVarianceKwargs(axes.get(), eps.get()));
        });
  }

  static final Decoder<ZeroMeanUnitVarianceDescr> DECODER =
      ProcessingDescr.step(
          ID,
          ZeroMeanUnitVarianceKwargs.DECODER,
          ZeroMeanUnitVarianceKwargs.STANDARD,
          ZeroMeanUnitVarianceDescr::new);

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
}
