package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import java.util.List;
import java.util.Optional;

/// What compiling steps of either format has in common.
final class Steps {
  private Steps() {}

  /// The plan of a tensor; where one step cannot run, that.
  static Compiled plan(String tensor, List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof CannotRun cannot) {
        return cannot;
      }
    }
    List<TensorOp> ops = steps.stream().map(TensorOp.class::cast).toList();
    return new OpPlan(tensor, ops);
  }

  /// The cast to the type that a description declares, by its name.
  static EnsureDtype declared(String dtype) {
    return new EnsureDtype(dtype(dtype), "the declared type");
  }

  static DType dtype(String word) {
    return DType.of(word).orElseThrow(() -> new IllegalStateException("no data type " + word));
  }

  /// Python code that comes with the model.
  static CannotRun custom(String callable) {
    return new CannotRun(
        "custom",
        "custom runs the Python code '"
            + callable
            + "' that comes with the model; hub runs the specification's own steps only.");
  }

  /// A step of the specification that hub does not have yet.
  static CannotRun notYet(String name) {
    return new CannotRun(name, name + " is not supported yet.");
  }

  /// Clipping at numbers, which are the wrong way round in some descriptions.
  static Step clip(Clip clip) {
    if (clip.low() instanceof Bound.Value(double min)
        && clip.high() instanceof Bound.Value(double max)
        && min >= max) {
      return new CannotRun(
          clip.name(),
          "clip has min "
              + PerAxis.text(min)
              + " and max "
              + PerAxis.text(max)
              + "; min has to be the smaller one, else every value becomes the same.");
    }
    if (clip.low() instanceof Bound.Percentile(double min)
        && clip.high() instanceof Bound.Percentile(double max)
        && min >= max) {
      return new CannotRun(
          clip.name(),
          "clip has min_percentile "
              + PerAxis.text(min)
              + " and max_percentile "
              + PerAxis.text(max)
              + "; min_percentile has to be the smaller one.");
    }
    return clip;
  }

  /// The step, unless it names an axis that the tensor does not have.
  static Step onAxes(List<String> named, List<String> axes, TensorOp step) {
    Optional<String> unknown = named.stream().filter(axis -> !axes.contains(axis)).findFirst();
    if (unknown.isEmpty()) {
      return step;
    }
    return new CannotRun(
        step.name(),
        step.name()
            + " names the axis '"
            + unknown.get()
            + "', but the tensor has only the axes "
            + String.join(", ", axes)
            + ".");
  }
}
