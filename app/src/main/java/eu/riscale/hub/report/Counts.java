package eu.riscale.hub.report;

import eu.riscale.hub.policy.HiddenFinding;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many of what, for the summaries of reports.
public final class Counts {
  private Counts() {}

  /// How many findings of each severity there are, those of tests among them.
  public static Map<Severity, Integer> severities(ResourceResult result) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    result.everyFinding().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
    return counts;
  }

  /// Such as `left out: 2 by severity, 1 known by the baseline`; empty where nothing is.
  public static String leftOut(ResourceResult result) {
    Map<HiddenFinding.By, Integer> counts = new EnumMap<>(HiddenFinding.By.class);
    result.hidden().forEach(each -> counts.merge(each.by(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((by, n) -> words.add(n + " " + by.words()));
    return words.isEmpty() ? "" : "left out: " + String.join(", ", words);
  }

  /// Such as `2 passed, 1 failed`.
  public static String ends(List<WeightsTest> tests) {
    Map<WeightsTest.Status, Integer> counts = new EnumMap<>(WeightsTest.Status.class);
    tests.forEach(test -> counts.merge(test.status(), 1, Integer::sum));
    List<String> ends = new ArrayList<>();
    counts.forEach((status, n) -> ends.add(n + " " + status.word()));
    return String.join(", ", ends);
  }
}
