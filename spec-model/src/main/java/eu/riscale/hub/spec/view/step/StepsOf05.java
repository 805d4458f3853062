package eu.riscale.hub.spec.view.step;

import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.model.v0_5.processing.BinarizeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.CellposeFlowDynamicsDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ClipDescr;
import eu.riscale.hub.spec.model.v0_5.processing.CustomProcessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.EnsureDtypeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.FixedZeroMeanUnitVarianceDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleMeanVarianceDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleRangeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.SigmoidDescr;
import eu.riscale.hub.spec.model.v0_5.processing.SoftmaxDescr;
import eu.riscale.hub.spec.model.v0_5.processing.StardistPostprocessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ZeroMeanUnitVarianceDescr;
import eu.riscale.hub.spec.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a tensor of model 0.5.
public final class StepsOf05 {
  /// Why there is a cast that the description does not write.
  public static final String DECLARED = "the declared type";

  private StepsOf05() {}

  /// The first step before the network is a cast to the declared type, unless the description has a
  /// cast there; the last step before and after it is that cast, unless the description has a cast
  /// or `binarize` there.
  public static List<StepView> of(TensorDescr tensor) {
    List<? extends ProcessingDescr> descrs = tensor.processing();
    StepView declared = new StepView.EnsureDtype(tensor.data().type(), DECLARED);
    List<StepView> steps = new ArrayList<>();
    if (tensor instanceof InputTensorDescr
        && (descrs.isEmpty() || !(descrs.getFirst() instanceof EnsureDtypeDescr))) {
      steps.add(declared);
    }
    List<String> axes = tensor.axes().stream().map(axis -> axis.id().text()).toList();
    descrs.forEach(descr -> steps.add(StepAxes.known(descr.id(), named(descr), axes, step(descr))));
    if (descrs.isEmpty() ? steps.isEmpty() : !setsType(descrs.getLast())) {
      steps.add(declared);
    }
    return steps;
  }

  private static boolean setsType(ProcessingDescr last) {
    return last instanceof EnsureDtypeDescr || last instanceof BinarizeDescr;
  }

  private static List<String> named(ProcessingDescr descr) {
    List<String> named = new ArrayList<>();
    descr.reducedAxes().ifPresent(axes -> axes.forEach(axis -> named.add(axis.text())));
    descr.alongAxis().ifPresent(axis -> named.add(axis.text()));
    return named;
  }

  private static StepView step(ProcessingDescr descr) {
    return switch (descr) {
      case BinarizeDescr binarize -> binarize(binarize);
      case CellposeFlowDynamicsDescr cellpose -> new StepView.CellposeFlowDynamics();
      case ClipDescr(ClipDescr.ClipKwargs clip) ->
          new StepView.Clip(
              bound(clip.min(), clip.minPercentile()),
              bound(clip.max(), clip.maxPercentile()),
              joint(clip.axes()));
      case CustomProcessingDescr custom -> new StepView.Custom(custom.callable());
      case EnsureDtypeDescr(DataType dtype) -> new StepView.EnsureDtype(dtype, "");
      case FixedZeroMeanUnitVarianceDescr fixed -> fixed(fixed);
      case ScaleLinearDescr linear -> linear(linear);
      case ScaleMeanVarianceDescr(ScaleMeanVarianceDescr.ScaleMeanVarianceKwargs match) ->
          new StepView.ScaleMeanVariance(
              match.referenceTensor().text(), joint(match.axes()), match.eps());
      case ScaleRangeDescr(ScaleRangeDescr.ScaleRangeKwargs range) ->
          new StepView.ScaleRange(
              joint(range.axes()),
              range.minPercentile(),
              range.maxPercentile(),
              range.eps(),
              range.referenceTensor().map(TensorId::text));
      case SigmoidDescr() -> new StepView.Sigmoid();
      case SoftmaxDescr(AxisId axis) -> new StepView.Softmax(axis.text());
      case StardistPostprocessingDescr stardist -> new StepView.StardistPostprocessing();
      case ZeroMeanUnitVarianceDescr(ZeroMeanUnitVarianceDescr.ZeroMeanUnitVarianceKwargs normal) ->
          new StepView.ZeroMeanUnitVariance(joint(normal.axes()), normal.eps());
    };
  }

  private static StepView binarize(BinarizeDescr descr) {
    return switch (descr.kwargs()) {
      case BinarizeDescr.BinarizeKwargs(double threshold) ->
          new StepView.Binarize(Numbers.of(threshold));
      case BinarizeDescr.BinarizeAlongAxisKwargs(List<Double> thresholds, AxisId axis) ->
          new StepView.Binarize(Numbers.along(axis.text(), thresholds));
    };
  }

  private static Bound bound(Optional<Double> value, Optional<Double> percentile) {
    return value
        .<Bound>map(Bound.Value::new)
        .or(() -> percentile.map(Bound.Percentile::new))
        .orElse(new Bound.None());
  }

  private static StepView fixed(FixedZeroMeanUnitVarianceDescr descr) {
    return switch (descr.kwargs()) {
      case FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceKwargs(
              double mean,
              double std) ->
          new StepView.FixedZeroMeanUnitVariance(Numbers.of(mean), Numbers.of(std), 0);
      case FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceAlongAxisKwargs along ->
          new StepView.FixedZeroMeanUnitVariance(
              Numbers.along(along.axis().text(), along.mean()),
              Numbers.along(along.axis().text(), along.std()),
              0);
    };
  }

  private static StepView linear(ScaleLinearDescr descr) {
    return switch (descr.kwargs()) {
      case ScaleLinearDescr.ScaleLinearKwargs(double gain, double offset) ->
          new StepView.ScaleLinear(Numbers.of(gain), Numbers.of(offset));
      case ScaleLinearDescr.ScaleLinearAlongAxisKwargs along ->
          new StepView.ScaleLinear(
              Numbers.along(along.axis().text(), along.gain()),
              Numbers.along(along.axis().text(), along.offset()));
    };
  }

  private static JointAxes joint(Optional<List<AxisId>> axes) {
    return axes.map(ids -> JointAxes.of(ids.stream().map(AxisId::text).toList()))
        .orElseGet(JointAxes::all);
  }
}
