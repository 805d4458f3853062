package eu.riscale.hub.spec.view.step;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The steps of a tensor, made when they are first asked for: most checks of a description look at
/// its files and never ask, and its steps are the dearest part of the view.
public final class TensorSteps {
  private final Supplier<List<StepView>> maker;
  private @Nullable List<StepView> made;

  /// @param maker is asked once
  public TensorSteps(Supplier<List<StepView>> maker) {
    this.maker = maker;
  }

  /// In the order in which they are done.
  public synchronized List<StepView> list() {
    List<StepView> steps = made;
    if (steps == null) {
      steps = List.copyOf(maker.get());
      made = steps;
    }
    return steps;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TensorSteps steps && steps.list().equals(list());
  }

  @Override
  public int hashCode() {
    return list().hashCode();
  }

  @Override
  public String toString() {
    return list().toString();
  }
}
