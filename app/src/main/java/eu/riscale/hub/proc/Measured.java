package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
