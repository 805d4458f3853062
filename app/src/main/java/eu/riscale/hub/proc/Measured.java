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
      Optional<TensorOp> first = plan.steps().stream().filter(step -> !keepsAll(step)).findFirst();
      if (first.isPresent() && first.get() instanceof ScaleRange range && own(range)) {
        asked
            .computeIfAbsent(names(range.axes()), key -> new LinkedHashSet<>())
            .add(range.percents());
      }
      if (first.isPresent() && first.get() instanceof Clip clip && own(clip)) {
        asked
            .computeIfAbsent(names(clip.axes()), key -> new LinkedHashSet<>())
            .add(clip.percents());
      }
    }
    asked.forEach((axes, pairs) -> sample.foresee(whole, axes, pairs));
  }

  private Set<String> names(JointAxes axes) {
    return axes.names(whole.axes());
  }

  private static boolean own(ScaleRange range) {
    return range.reference().isEmpty() && !range.needsDataset();
  }

  private static boolean own(Clip clip) {
    return clip.measures() && !clip.needsDataset();
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
