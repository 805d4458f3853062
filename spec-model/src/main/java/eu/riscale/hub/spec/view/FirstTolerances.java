package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance.Outputs;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.value.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the first entry of `reproducibility_tolerance` that is for an output, however many there
/// are of both.
final class FirstTolerances {
  private final List<ReproducibilityTolerance> entries;
  private final Map<TensorId, Integer> listed = new HashMap<>();
  private int continuous = Integer.MAX_VALUE;
  private int discrete = Integer.MAX_VALUE;

  FirstTolerances(List<ReproducibilityTolerance> entries) {
    this.entries = entries;
    for (int i = 0; i < entries.size(); i++) {
      switch (entries.get(i).outputs()) {
        case Outputs.AnyContinuous any -> continuous = Math.min(continuous, i);
        case Outputs.AnyDiscrete any -> discrete = Math.min(discrete, i);
        case Outputs.Listed(List<TensorId> ids) -> {
          if (ids.isEmpty()) {
            continuous = Math.min(continuous, i);
            discrete = Math.min(discrete, i);
          }
          for (TensorId id : ids) {
            listed.putIfAbsent(id, i);
          }
        }
      }
    }
  }

  Optional<ReproducibilityTolerance> of(TensorId output, DataType type) {
    int first =
        Math.min(
            listed.getOrDefault(output, Integer.MAX_VALUE), type.isFloat() ? continuous : discrete);
    return first < entries.size() ? Optional.of(entries.get(first)) : Optional.empty();
  }
}
