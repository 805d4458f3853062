package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/// Findings as a project looks at them.
///
/// @param told with the severities of the project
/// @param hidden those that are not told
public record Judged(List<Finding> told, List<HiddenFinding> hidden) {

  /// Both, one after the other.
  public Judged and(Judged further) {
    return new Judged(joined(told, further.told), joined(hidden, further.hidden));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return second.isEmpty() ? first : Stream.concat(first.stream(), second.stream()).toList();
  }
}
