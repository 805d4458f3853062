package eu.riscale.hub.spec.view.step;

import eu.riscale.hub.spec.finding.NameList;
import java.util.List;
import java.util.Optional;

/// The axes that steps name.
final class StepAxes {
  private StepAxes() {}

  /// The step, unless it names an axis that the tensor does not have.
  ///
  /// @param named the ids of the axes that it names
  /// @param axes the ids of the tensor's axes
  static StepView known(String name, List<String> named, List<String> axes, StepView step) {
    Optional<String> unknown = named.stream().filter(axis -> !axes.contains(axis)).findFirst();
    if (unknown.isEmpty() || step instanceof StepView.Contradictory) {
      return step;
    }
    return new StepView.Contradictory(
        name,
        name
            + " names the axis '"
            + unknown.get()
            + "', but the tensor has only the axes "
            + NameList.of(axes)
            + ".");
  }
}
