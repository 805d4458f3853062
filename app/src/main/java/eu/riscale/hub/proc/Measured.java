package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole tensor, of which steps are measured that are applied to a part of it; what it becomes on
/// the way is kept while there is memory.
public final class Measured {
  private final Tensor whole;
  private final Sample sample;
  private final Map<List<TensorOp>, SoftReference<Tensor>> known = new HashMap<>();

  /// @param whole the tensor before all steps, or one with the same statistics
  /// @param sample the unprocessed inputs
  public Measured(Tensor whole, Sample sample) {
    this.whole = whole;
    this.sample = sample;
  }

  Sample sample() {
    return sample;
  }

  /// Measures at once the percentiles that plans ask of the whole before any step changes it.
  public void foresee(List<OpPlan> plans) {
    Map<Set<String>, Set<Sample.Percents>> asked = new HashMap<>();
    for (OpPlan plan : plans) {
      plan.steps().stream()
          .filter(step -> !keepsAll(step))
          .findFirst()
          .flatMap(Measured::asked)
          .ifPresent(it ->
              asked
                  .computeIfAbsent(it.axes().names(whole.axes()), key -> new LinkedHashSet<>())
                  .add(it.percents()));
    }
    asked.forEach((axes, pairs) -> sample.foresee(whole, axes, pairs));
  }

  /// Percentiles of a tensor over some of its axes.
  private record Asked(JointAxes axes, Sample.Percents percents) {}

  /// What a step asks of the tensor that it is applied to, and of no other.
  private static Optional<Asked> asked(TensorOp step) {
    if (step.needsDataset()) {
      return Optional.empty();
    }
    if (step instanceof ScaleRange range && range.reference().isEmpty()) {
      return Optional.of(new Asked(range.axes(), range.percents()));
    }
    return step instanceof Clip clip && clip.measures()
        ? Optional.of(new Asked(clip.axes(), clip.percents()))
        : Optional.empty();
  }

  /// The whole, or what has the same statistics, after these steps.
  Tensor after(List<TensorOp> steps) throws OpException {
    // A cast that keeps all values changes nothing of what is measured.
    if (steps.stream().allMatch(this::keepsAll)) {
      return whole;
    }
    SoftReference<Tensor> before = known.get(steps);
    @Nullable Tensor kept = before == null ? null : before.get();
    if (kept != null) {
      return kept;
    }
    int last = steps.size() - 1;
    Tensor made =
        new OpPlan("", List.of(steps.get(last))).apply(after(steps.subList(0, last)), sample);
    known.put(List.copyOf(steps), new SoftReference<>(made));
    return made;
  }

  private boolean keepsAll(TensorOp step) {
    return step instanceof EnsureDtype cast
        && cast.dtype().isFloat()
        && (cast.dtype() == DType.FLOAT64 || whole.dtype().fitsFloat32());
  }
}
