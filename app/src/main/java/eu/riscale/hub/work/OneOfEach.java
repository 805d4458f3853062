package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Findings of which only codes and severities count any more, and the message of one.
final class OneOfEach {
  /// Shared by all results, since there are few kinds and many results.
  private static final Map<Kind, Finding> KINDS = new ConcurrentHashMap<>();

  private static final int LONGEST_MESSAGE = 400;

  private record Kind(Code code, Severity severity) {}

  private OneOfEach() {}

  /// The first of the most severe ones comes first.
  static List<Finding> of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    Finding worst = findings.getFirst();
    for (Finding finding : findings) {
      if (finding.severity().compareTo(worst.severity()) > 0) {
        worst = finding;
      }
    }
    List<Finding> all = new ArrayList<>();
    all.add(named(worst));
    Set<Kind> seen = new HashSet<>();
    for (Finding finding : findings) {
      Kind kind = new Kind(finding.code(), finding.severity());
      if (seen.add(kind)) {
        all.add(KINDS.computeIfAbsent(kind, OneOfEach::nameless));
      }
    }
    return List.copyOf(all);
  }

  private static Finding named(Finding worst) {
    String message = worst.message();
    return Finding.of(
            worst.code(),
            RdfPath.ROOT,
            message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
        .severity(worst.severity());
  }

  private static Finding nameless(Kind kind) {
    return Finding.of(kind.code(), RdfPath.ROOT, "").severity(kind.severity());
  }
}
