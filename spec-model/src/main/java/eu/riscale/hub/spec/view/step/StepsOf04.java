package eu.riscale.hub.spec.view.step;

import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.Mode;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.ScaleMeanVariance;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.Values;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a tensor of model 0.4.
///
/// Mode `per_dataset` joins the batch axis to the axes that a step names, `per_sample` does not. A
/// list of numbers runs along the one axis that, batch aside, the step does not name.
///
/// @param axes the ids of the tensor's axes
public record StepsOf04(List<String> axes) {
  private interface Making {
    StepView from(Numbers first, Numbers second);
  }

  /// The first step before the network is a cast to the declared type, the last one to float32,
  /// which is all that a network of model 0.4 takes; the last step after it is a cast to the
  /// declared type.
  public List<StepView> of(TensorDescr tensor) {
    StepView declared = new StepView.EnsureDtype(tensor.dataType(), StepsOf05.DECLARED);
    List<StepView> steps = new ArrayList<>();
    tensor.processing().forEach(descr -> steps.add(step(descr)));
    switch (tensor) {
      case InputTensorDescr input -> {
        steps.addFirst(declared);
        steps.add(new StepView.EnsureDtype(DataType.FLOAT32, "what networks of model 0.4 take"));
      }
      case OutputTensorDescr output -> steps.add(declared);
    }
    return steps;
  }

  private StepView step(PostprocessingDescr descr) {
    StepView step =
        switch (descr) {
          case PreprocessingDescr.Binarize(double threshold) ->
              new StepView.Binarize(Numbers.of(threshold));
          case PreprocessingDescr.Clip(double min, double max) ->
              new StepView.Clip(new Bound.Value(min), new Bound.Value(max), JointAxes.all());
          case PreprocessingDescr.ScaleLinear linear ->
              withNumbers(descr, linear.gain(), linear.offset(), StepView.ScaleLinear::new);
          case PreprocessingDescr.Sigmoid() -> new StepView.Sigmoid();
          case PreprocessingDescr.ZeroMeanUnitVariance normal -> zeroMean(normal);
          case PreprocessingDescr.ScaleRange range ->
              new StepView.ScaleRange(
                  joint(range.mode(), range.axes()),
                  range.minPercentile(),
                  range.maxPercentile(),
                  range.eps(),
                  range.referenceTensor());
          case ScaleMeanVariance match ->
              new StepView.ScaleMeanVariance(
                  match.reference(), joint(match.mode(), match.axes()), match.eps());
        };
    List<String> named = descr.axes().map(AxisLetters::ids).orElse(List.of());
    return StepAxes.known(descr.name(), named, axes, step);
  }

  private StepView zeroMean(PreprocessingDescr.ZeroMeanUnitVariance descr) {
    return switch (descr.mode()) {
      case PER_DATASET, PER_SAMPLE ->
          new StepView.ZeroMeanUnitVariance(joint(descr.mode(), descr.axes()), descr.eps());
      case FIXED -> fixed(descr);
    };
  }

  private StepView fixed(PreprocessingDescr.ZeroMeanUnitVariance descr) {
    if (descr.mean().isEmpty() || descr.std().isEmpty()) {
      return new StepView.Contradictory(
          descr.name(), "zero_mean_unit_variance with mode fixed needs both mean and std.");
    }
    return withNumbers(
        descr,
        descr.mean().get(),
        descr.std().get(),
        (mean, std) -> new StepView.FixedZeroMeanUnitVariance(mean, std, descr.eps()));
  }

  private static JointAxes joint(Mode mode, Optional<String> letters) {
    boolean dataset =
        switch (mode) {
          case PER_DATASET -> true;
          case PER_SAMPLE, FIXED -> false;
        };
    if (letters.isEmpty()) {
      return dataset ? JointAxes.all() : JointAxes.allButBatch();
    }
    List<String> names = new ArrayList<>(AxisLetters.ids(letters.get()));
    if (dataset && !names.contains(AxisLetters.BATCH)) {
      names.addFirst(AxisLetters.BATCH);
    }
    return JointAxes.of(names);
  }

  /// A step with two numbers or lists, along the axis that it does not name.
  private StepView withNumbers(
      PostprocessingDescr descr, Values first, Values second, Making making) {
    List<String> left = new ArrayList<>(axes);
    left.remove(AxisLetters.BATCH);
    descr.axes().ifPresent(letters -> left.removeAll(AxisLetters.ids(letters)));
    Optional<String> along =
        descr.axes().isPresent() && left.size() == 1
            ? Optional.of(left.getFirst())
            : Optional.empty();
    Optional<Numbers> one = numbers(first, along);
    Optional<Numbers> other = numbers(second, along);
    if (one.isPresent() && other.isPresent()) {
      return making.from(one.get(), other.get());
    }
    return new StepView.Contradictory(
        descr.name(),
        descr.name()
            + " has a list of numbers, but "
            + (descr.axes().isEmpty()
                ? "no axes; name all axes there but the one along which the list runs."
                : "names the axes '"
                    + descr.axes().get()
                    + "', which leaves "
                    + (left.isEmpty() ? "none" : String.join(" and ", left))
                    + " where one is needed."));
  }

  private static Optional<Numbers> numbers(Values values, Optional<String> along) {
    return switch (values) {
      case Values.Single(double value) -> Optional.of(Numbers.of(value));
      case Values.Several(List<Double> list) ->
          list.size() == 1
              ? Optional.of(Numbers.of(list.getFirst()))
              : along.map(axis -> Numbers.along(axis, list));
    };
  }
}
