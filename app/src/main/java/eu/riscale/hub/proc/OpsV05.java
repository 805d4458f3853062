package eu.riscale.hub.proc;

import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.model.v0_5.processing.BinarizeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.BinarizeDescr.BinarizeAlongAxisKwargs;
import eu.riscale.hub.spec.model.v0_5.processing.BinarizeDescr.BinarizeKwargs;
import eu.riscale.hub.spec.model.v0_5.processing.CellposeFlowDynamicsDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ClipDescr;
import eu.riscale.hub.spec.model.v0_5.processing.CustomProcessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.EnsureDtypeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.FixedZeroMeanUnitVarianceDescr;
import eu.riscale.hub.spec.model.v0_5.processing.FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceAlongAxisKwargs;
import eu.riscale.hub.spec.model.v0_5.processing.FixedZeroMeanUnitVarianceDescr.FixedZeroMeanUnitVarianceKwargs;
import eu.riscale.hub.spec.model.v0_5.processing.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.PreprocessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr.ScaleLinearAlongAxisKwargs;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr.ScaleLinearKwargs;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleMeanVarianceDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleRangeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.SigmoidDescr;
import eu.riscale.hub.spec.model.v0_5.processing.SoftmaxDescr;
import eu.riscale.hub.spec.model.v0_5.processing.StardistPostprocessingDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ZeroMeanUnitVarianceDescr;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.PercentileMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles the steps of model 0.5.
final class OpsV05 {
  private OpsV05() {}

  static Compiled compile(InputTensorDescr input) {
    List<PreprocessingDescr> descrs = input.preprocessing();
    List<Step> steps = new ArrayList<>();
    if (descrs.isEmpty() || !(descrs.getFirst() instanceof EnsureDtypeDescr)) {
      steps.add(declared(input));
    }
    descrs.forEach(descr -> steps.add(step(descr, input)));
    if (!descrs.isEmpty() && !setsType(descrs.getLast())) {
      steps.add(declared(input));
    }
    return Steps.plan(input.id().text(), steps);
  }

  static Compiled compile(OutputTensorDescr output) {
    List<PostprocessingDescr> descrs = output.postprocessing();
    List<Step> steps = new ArrayList<>();
    descrs.forEach(descr -> steps.add(step(descr, output)));
    if (descrs.isEmpty() || !setsType(descrs.getLast())) {
      steps.add(declared(output));
    }
    return Steps.plan(output.id().text(), steps);
  }

  static List<String> axes(TensorDescr tensor) {
    return tensor.axes().stream().map(axis -> axis.id().text()).toList();
  }

  private static boolean setsType(ProcessingDescr last) {
    return last instanceof EnsureDtypeDescr || last instanceof BinarizeDescr;
  }

  private static Step declared(TensorDescr tensor) {
    return Steps.declared(tensor.data().type().word());
  }

  private static Step step(PreprocessingDescr descr, TensorDescr tensor) {
    return onAxes(
        descr,
        tensor,
        switch (descr) {
          case BinarizeDescr binarize -> binarize(binarize);
          case ClipDescr clip -> clip(clip);
          case EnsureDtypeDescr cast -> new EnsureDtype(Steps.dtype(cast.dtype().word()));
          case FixedZeroMeanUnitVarianceDescr fixed -> fixed(fixed);
          case ScaleLinearDescr linear -> linear(linear);
          case ScaleRangeDescr range -> range(range);
          case SigmoidDescr() -> new Sigmoid();
          case SoftmaxDescr(AxisId axis) -> new Softmax(axis.text());
          case ZeroMeanUnitVarianceDescr normal -> zeroMean(normal);
        });
  }

  private static Step step(PostprocessingDescr descr, TensorDescr tensor) {
    return onAxes(
        descr,
        tensor,
        switch (descr) {
          case BinarizeDescr binarize -> binarize(binarize);
          case ClipDescr clip -> clip(clip);
          case EnsureDtypeDescr cast -> new EnsureDtype(Steps.dtype(cast.dtype().word()));
          case FixedZeroMeanUnitVarianceDescr fixed -> fixed(fixed);
          case ScaleLinearDescr linear -> linear(linear);
          case ScaleMeanVarianceDescr match -> match(match);
          case ScaleRangeDescr range -> range(range);
          case SigmoidDescr() -> new Sigmoid();
          case SoftmaxDescr(AxisId axis) -> new Softmax(axis.text());
          case ZeroMeanUnitVarianceDescr normal -> zeroMean(normal);
          case CustomProcessingDescr custom -> Steps.custom(custom.callable());
          case StardistPostprocessingDescr stardist -> Steps.notYet(stardist.id());
          case CellposeFlowDynamicsDescr cellpose -> Steps.notYet(cellpose.id());
        });
  }

  private static Step onAxes(ProcessingDescr descr, TensorDescr tensor, Step step) {
    List<String> named = new ArrayList<>();
    descr.reducedAxes().ifPresent(axes -> axes.forEach(axis -> named.add(axis.text())));
    descr.alongAxis().ifPresent(axis -> named.add(axis.text()));
    return step instanceof TensorOp op ? Steps.onAxes(named, axes(tensor), op) : step;
  }

  private static Step binarize(BinarizeDescr descr) {
    return switch (descr.kwargs()) {
      case BinarizeKwargs(double threshold) -> new Binarize(PerAxis.of(threshold));
      case BinarizeAlongAxisKwargs(List<Double> thresholds, AxisId axis) ->
          new Binarize(along(axis, thresholds));
    };
  }

  private static Step clip(ClipDescr descr) {
    ClipDescr.ClipKwargs kwargs = descr.kwargs();
    PercentileMethod method =
        kwargs.axes().isPresent() ? PercentileMethod.INVERTED_CDF : PercentileMethod.LINEAR;
    return Steps.clip(
        new Clip(
            bound(kwargs.min(), kwargs.minPercentile()),
            bound(kwargs.max(), kwargs.maxPercentile()),
            joint(kwargs.axes()),
            method));
  }

  private static Bound bound(Optional<Double> value, Optional<Double> percentile) {
    return value
        .<Bound>map(Bound.Value::new)
        .or(() -> percentile.map(Bound.Percentile::new))
        .orElse(new Bound.None());
  }

  private static Step fixed(FixedZeroMeanUnitVarianceDescr descr) {
    return switch (descr.kwargs()) {
      case FixedZeroMeanUnitVarianceKwargs(double mean, double std) ->
          new FixedZeroMeanUnitVariance(PerAxis.of(mean), PerAxis.of(std), 0);
      case FixedZeroMeanUnitVarianceAlongAxisKwargs(
              List<Double> means,
              List<Double> stds,
              AxisId axis) ->
          new FixedZeroMeanUnitVariance(along(axis, means), along(axis, stds), 0);
    };
  }

  private static Step linear(ScaleLinearDescr descr) {
    return switch (descr.kwargs()) {
      case ScaleLinearKwargs(double gain, double offset) ->
          new ScaleLinear(PerAxis.of(gain), PerAxis.of(offset));
      case ScaleLinearAlongAxisKwargs(AxisId axis, List<Double> gains, List<Double> offsets) ->
          new ScaleLinear(along(axis, gains), along(axis, offsets));
    };
  }

  private static Step range(ScaleRangeDescr descr) {
    ScaleRangeDescr.ScaleRangeKwargs kwargs = descr.kwargs();
    return new ScaleRange(
        joint(kwargs.axes()),
        kwargs.minPercentile(),
        kwargs.maxPercentile(),
        kwargs.eps(),
        kwargs.referenceTensor().map(TensorId::text));
  }

  private static Step match(ScaleMeanVarianceDescr descr) {
    ScaleMeanVarianceDescr.ScaleMeanVarianceKwargs kwargs = descr.kwargs();
    return new ScaleMeanVariance(
        kwargs.referenceTensor().text(), joint(kwargs.axes()), kwargs.eps());
  }

  private static Step zeroMean(ZeroMeanUnitVarianceDescr descr) {
    return new ZeroMeanUnitVariance(joint(descr.kwargs().axes()), descr.kwargs().eps());
  }

  /// A list of one number stands for the same everywhere.
  private static PerAxis along(AxisId axis, List<Double> numbers) {
    return numbers.size() == 1
        ? PerAxis.of(numbers.getFirst())
        : PerAxis.along(axis.text(), numbers);
  }

  private static JointAxes joint(Optional<List<AxisId>> axes) {
    return axes.map(ids -> JointAxes.of(ids.stream().map(AxisId::text).toList()))
        .orElseGet(JointAxes::all);
  }
}
