package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.List;
import java.util.Optional;

/// Gives the data the mean and standard deviation of an input.
public record ScaleMeanVarianceDescr(ScaleMeanVarianceKwargs kwargs)
    implements PostprocessingDescr {
  static final String ID = "scale_mean_variance";

  /// How means and deviations are found.
  ///
  /// @param axes the axes over which they are taken together; all where empty
  /// @param eps added to the deviations, so that nothing is divided by 0
  public record ScaleMeanVarianceKwargs(
      TensorId referenceTensor, Optional<List<AxisId>> axes, double eps) {
    static final Decoder<ScaleMeanVarianceKwargs> DECODER =
        Fields.mapping(in -> {
          var reference = in.required("reference_tensor", TensorId.DECODER, new TensorId(""));
          var axes = in.optional("axes", AXES);
          var eps = in.optional("eps", EPS, STANDARD_EPS);
          return in.build(
              () -> new ScaleMeanVarianceKwargs(reference.get(), axes.get(), eps.get()));
        });
  }

  static final Decoder<ScaleMeanVarianceDescr> DECODER =
      ProcessingDescr.step(ID, ScaleMeanVarianceKwargs.DECODER, ScaleMeanVarianceDescr::new);

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
    return Optional.of(kwargs.referenceTensor());
  }
}
