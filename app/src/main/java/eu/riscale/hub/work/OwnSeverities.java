package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project's own severities. A failure of hub itself is not the project's to judge: it stays as
/// it is, whatever is asked for.
///
/// @param levels by code; empty where findings of that code are left out
public record OwnSeverities(Map<String, Optional<Severity>> levels) implements Policy {
  /// Those of the specification.
  public static final OwnSeverities NONE = new OwnSeverities(Map.of());

  @Override
  public List<Finding> apply(List<Finding> findings) {
    if (levels.isEmpty()) {
      return findings;
    }
    List<Finding> judged = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Severity> level = levels.get(finding.code().slug());
      if (level == null || finding.code().equals(Bug.CODE)) {
        judged.add(finding);
      } else {
        level.ifPresent(severity -> judged.add(finding.severity(severity)));
      }
    }
    return judged;
  }
}
