package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings as reports show them: of many with one code the first, and how many more there are.
/// Verdicts and exit statuses count them all.
///
/// @param first at most [#MOST] of each code and severity, in their order
/// @param more what was left out
public record ShownFindings(List<Finding> first, List<More> more) {
  /// A person who has read so many of a kind knows what to look for.
  public static final int MOST = 10;

  /// Findings that are not shown.
  public record More(Code code, Severity severity, int count) {}

  private record Kind(Code code, Severity severity) {}

  public static ShownFindings of(List<Finding> all) {
    if (all.size() <= MOST) {
      return new ShownFindings(all, List.of());
    }
    List<Finding> first = new ArrayList<>();
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    for (Finding finding : all) {
      if (counts.merge(new Kind(finding.code(), finding.severity()), 1, Integer::sum) <= MOST) {
        first.add(finding);
      }
    }
    List<More> more = new ArrayList<>();
    counts.forEach((kind, count) -> {
      if (count > MOST) {
        more.add(new More(kind.code(), kind.severity(), count - MOST));
      }
    });
    return new ShownFindings(first, more);
  }
}
