package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project's own severities. A failure of hub itself is not the project's to judge: it stays as
/// it is, whatever is asked for.
///
/// @param levels by code; empty where findings of that code are left out
public record OwnSeverities(Map<String, Optional<Severity>> levels) {
  /// Those of the specification.
  public static final OwnSeverities NONE = new OwnSeverities(Map.of());

  /// The findings with the severities of the project, without those that it leaves out.
  public List<Finding> apply(List<Finding> findings) {
    return levels.isEmpty()
        ? findings
        : findings.stream().filter(finding -> !leavesOut(finding)).map(this::judged).toList();
  }

  boolean leavesOut(Finding finding) {
    Optional<Severity> level = levels.get(finding.code().slug());
    return level != null && level.isEmpty() && !isBug(finding);
  }

  /// Whether the project has a view of it.
  boolean judges(Finding finding) {
    return levels.containsKey(finding.code().slug()) && !isBug(finding);
  }

  Finding judged(Finding finding) {
    Optional<Severity> level = levels.get(finding.code().slug());
    return level == null || level.isEmpty() || isBug(finding)
        ? finding
        : finding.severity(level.get());
  }

  private static boolean isBug(Finding finding) {
    return finding.code().equals(Bug.CODE);
  }
}
