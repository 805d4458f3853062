package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Statistics;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Steps that measure a whole dataset, with the numbers that come of it, so that they can be
/// applied to one image after the other.
public final class DatasetPlan {
  private DatasetPlan() {}

  /// What a step measures of a dataset.
  ///
  /// @param step its position in the plan
  /// @param name of the step
  /// @param first the mean, or the lower bound; of the whole, or along some axes
  /// @param second the standard deviation, or the upper bound
  public record Measured(int step, String name, PerAxis first, PerAxis second) {}

  /// Whether any step of the plan measures the dataset.
  public static boolean isNeeded(OpPlan plan) {
    return plan.steps().stream().anyMatch(TensorOp::needsDataset);
  }

  /// What the steps of a plan measure of all samples together.
  ///
  /// @throws OpException where a step does not fit a sample, or what it measures is not to be told
  ///   by numbers
  public static List<Measured> measure(OpPlan plan, List<Sample> dataset) throws OpException {
    List<Measured> found = new ArrayList<>();
    List<Tensor> tensors = new ArrayList<>();
    for (Sample sample : dataset) {
      tensors.add(sample.tensor(plan.tensor()).orElseThrow());
    }
    List<TensorOp> steps = plan.steps();
    int last = steps.size() - 1;
    while (last >= 0 && !steps.get(last).needsDataset()) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      TensorOp step = steps.get(i);
      if (step.needsDataset()) {
        Sample one = dataset.getFirst().within(dataset);
        OpContext context = new OpContext(one, List.copyOf(tensors), Optional.empty());
        found.add(measured(i, step, tensors.getFirst(), context));
        step = fixed(step, found.getLast());
      }
      if (i < last) {
        for (int at = 0; at < tensors.size(); at++) {
          Sample alone = dataset.get(at);
          tensors.set(at, step.apply(tensors.get(at), OpContext.of(alone)));
        }
      }
    }
    return found;
  }

  private static Measured measured(int at, TensorOp step, Tensor in, OpContext context)
      throws OpException {
    return switch (step) {
      case ZeroMeanUnitVariance(JointAxes axes, double eps) -> {
        Statistics.Spread spread = context.spread(in, axes);
        yield new Measured(at, step.name(), spread.mean(), spread.deviation());
      }
      case ScaleRange range -> {
        Sample.Range values =
            context.percentiles(in, range.reference(), range.axes(), range.percents());
        yield new Measured(at, step.name(), values.low(), values.high());
      }
      case Clip clip -> {
        Sample.Range values =
            context.percentiles(in, Optional.empty(), clip.axes(), clip.percents());
        yield new Measured(at, step.name(), values.low(), values.high());
      }
      default -> throw cannot(step);
    };
  }

  /// The plan with what was measured in the place of what measures.
  ///
  /// @throws OpException where it was not measured for this plan
  public static OpPlan with(OpPlan plan, List<Measured> all) throws OpException {
    List<TensorOp> steps = new ArrayList<>(plan.steps());
    int needed = (int) steps.stream().filter(TensorOp::needsDataset).count();
    for (Measured measured : all) {
      int at = measured.step();
      boolean fits =
          at >= 0
              && at < steps.size()
              && steps.get(at).needsDataset()
              && steps.get(at).name().equals(measured.name());
      if (!fits) {
        throw otherPlan(plan);
      }
      steps.set(at, fixed(steps.get(at), measured));
      needed--;
    }
    if (needed > 0) {
      throw otherPlan(plan);
    }
    return new OpPlan(plan.tensor(), steps);
  }

  private static TensorOp fixed(TensorOp step, Measured by) throws OpException {
    return switch (step) {
      case ZeroMeanUnitVariance(JointAxes axes, double eps) ->
          new FixedZeroMeanUnitVariance(by.first(), by.second(), eps);
      case ScaleRange range ->
          new FixedZeroMeanUnitVariance(
              by.first(),
              PerAxis.combine(
                  by.first().axes(), by.second(), by.first(), (high, low) -> high - low),
              range.eps());
      case Clip clip when by.first().axes().isEmpty() ->
          new Clip(
              bound(clip.low(), by.first()),
              bound(clip.high(), by.second()),
              clip.axes(),
              clip.method());
      default -> throw cannot(step);
    };
  }

  private static Bound bound(Bound described, PerAxis measured) {
    return described instanceof Bound.Percentile
        ? new Bound.Value(measured.values()[0])
        : described;
  }

  private static OpException cannot(TensorOp step) {
    return new OpException(
        step.name() + " over all samples of a dataset cannot be measured before they are run.",
        "Run the images one by one, each as a dataset of its own.");
  }

  private static OpException otherPlan(OpPlan plan) {
    return new OpException(
        "The statistics are not those of the steps of input '" + plan.tensor() + "'.",
        "Measure them anew with this model: name a file of --stats that is not there yet.");
  }
}
