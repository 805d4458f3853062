package eu.riscale.hub.report.diff;

import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// How many findings of which kind a source has, those of its tests among them.
final class Kinds {
  private Kinds() {}

  /// Findings that are counted together.
  record Kind(Severity severity, String slug) {}

  /// The most severe first, then by their codes.
  static Map<Kind, Integer> of(ResourceResult result) {
    Map<Kind, Integer> counts = empty();
    result
        .everyFinding()
        .forEach(one -> counts.merge(new Kind(one.severity(), one.code().slug()), 1, Integer::sum));
    return counts;
  }

  static Map<Kind, Integer> empty() {
    return new TreeMap<>(
        Comparator.comparing(Kind::severity, Comparator.reverseOrder()).thenComparing(Kind::slug));
  }
}
