package eu.riscale.hub.proc;

import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.Mode;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.Values;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles the steps of model 0.4.
///
/// Mode `per_dataset` joins the batch axis to the axes that a step names, `per_sample` does not. A
/// list of numbers runs along the one axis that, batch aside, the step does not name.
final class OpsV04 {
  private OpsV04() {}

  static Compiled compile(InputTensorDescr input) {
    List<Step> steps = new ArrayList<>();
    steps.add(declared(input));
    input.preprocessing().forEach(descr -> steps.add(step(descr, axes(input.axes()))));
    steps.add(new EnsureDtype(DType.FLOAT32, "what networks of model 0.4 take"));
    return Steps.plan(input.name(), steps);
  }

  static Compiled compile(OutputTensorDescr output) {
    List<Step> steps = new ArrayList<>();
    output.postprocessing().forEach(descr -> steps.add(step(descr, axes(output.axes()))));
    steps.add(declared(output));
    return Steps.plan(output.name(), steps);
  }

  private static Step declared(TensorDescr tensor) {
    return Steps.declared(tensor.dataType().word());
  }

  /// The ids of model 0.5 for the letters of 0.4.
  static List<String> axes(String letters) {
    return letters.chars().mapToObj(OpsV04::axis).toList();
  }

  private static String axis(int letter) {
    return switch (letter) {
      case 'b' -> JointAxes.BATCH;
      case 'i' -> "index";
      case 't' -> "time";
      case 'c' -> "channel";
      default -> Character.toString(letter);
    };
  }

  private static Step step(PostprocessingDescr descr, List<String> axes) {
    Step step =
        switch (descr) {
          case PreprocessingDescr.Binarize(double threshold) -> new Binarize(PerAxis.of(threshold));
          case PreprocessingDescr.Clip(double min, double max) -> Steps.clip(Clip.of(min, max));
          case PreprocessingDescr.ScaleLinear linear ->
              withNumbers(descr, axes, linear.gain(), linear.offset(), ScaleLinear::new);
          case PreprocessingDescr.Sigmoid() -> new Sigmoid();
          case PreprocessingDescr.ZeroMeanUnitVariance normal -> zeroMean(normal, axes);
          case PreprocessingDescr.ScaleRange range ->
              new ScaleRange(
                  joint(range.mode(), range.axes()),
                  range.minPercentile(),
                  range.maxPercentile(),
                  range.eps(),
                  range.referenceTensor());
          case eu.riscale.hub.spec.model.v0_4.ScaleMeanVariance match ->
              new ScaleMeanVariance(
                  match.reference(), joint(match.mode(), match.axes()), match.eps());
        };
    return step instanceof TensorOp op
        ? Steps.onAxes(descr.axes().map(OpsV04::axes).orElse(List.of()), axes, op)
        : step;
  }

  private static Step zeroMean(PreprocessingDescr.ZeroMeanUnitVariance descr, List<String> axes) {
    return switch (descr.mode()) {
      case PER_DATASET, PER_SAMPLE ->
          new ZeroMeanUnitVariance(joint(descr.mode(), descr.axes()), descr.eps());
      case FIXED -> fixed(descr, axes);
    };
  }

  private static Step fixed(PreprocessingDescr.ZeroMeanUnitVariance descr, List<String> axes) {
    if (descr.mean().isEmpty() || descr.std().isEmpty()) {
      return new CannotRun(
          descr.name(), "zero_mean_unit_variance with mode fixed needs both mean and std.");
    }
    return withNumbers(
        descr,
        axes,
        descr.mean().get(),
        descr.std().get(),
        (mean, std) -> new FixedZeroMeanUnitVariance(mean, std, descr.eps()));
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
    List<String> names = new ArrayList<>(axes(letters.get()));
    if (dataset && !names.contains(JointAxes.BATCH)) {
      names.addFirst(JointAxes.BATCH);
    }
    return JointAxes.of(names);
  }

  private interface Making {
    TensorOp from(PerAxis first, PerAxis second);
  }

  /// A step with two numbers or lists, along the axis that it does not name.
  private static Step withNumbers(
      PostprocessingDescr descr, List<String> axes, Values first, Values second, Making making) {
    List<String> left = new ArrayList<>(axes);
    left.remove(JointAxes.BATCH);
    descr.axes().ifPresent(letters -> left.removeAll(axes(letters)));
    Optional<String> along =
        descr.axes().isPresent() && left.size() == 1
            ? Optional.of(left.getFirst())
            : Optional.empty();
    Optional<PerAxis> one = numbers(first, along);
    Optional<PerAxis> other = numbers(second, along);
    if (one.isPresent() && other.isPresent()) {
      return making.from(one.get(), other.get());
    }
    return new CannotRun(
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

  private static Optional<PerAxis> numbers(Values values, Optional<String> along) {
    return switch (values) {
      case Values.Single(double value) -> Optional.of(PerAxis.of(value));
      case Values.Several(List<Double> list) ->
          list.size() == 1
              ? Optional.of(PerAxis.of(list.getFirst()))
              : along.map(axis -> PerAxis.along(axis, list));
    };
  }
}
