package eu.riscale.hub.report.diff;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.diff.SourceDiff.Ranked;
import eu.riscale.hub.report.diff.SourceDiff.Step;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two reports, held against each other source by source.
///
/// @param sources those of the newer report in its order, then those that only the older one has
public record ReportDiff(List<SourceDiff> sources) {
  private static final Ranked NOT_RUN = new Ranked("not run", 1);
  private static final Ranked NOT_ASKED = new Ranked("not asked for", 0);

  /// @param worseFrom the lowest severity of which more findings are worse
  public static ReportDiff of(Results older, Results newer, Severity worseFrom) {
    Map<String, Deque<ResourceResult>> before = new LinkedHashMap<>();
    older
        .list()
        .forEach(one -> before.computeIfAbsent(source(one), name -> new ArrayDeque<>()).add(one));
    List<SourceDiff> sources = new ArrayList<>();
    for (ResourceResult is : newer.list()) {
      ResourceResult was = before.getOrDefault(source(is), new ArrayDeque<>()).poll();
      sources.add(was == null ? added(is, newer.failOn()) : both(was, is, worseFrom));
    }
    for (Deque<ResourceResult> gone : before.values()) {
      gone.forEach(
          was -> sources.add(new SourceDiff(source(was), was.status().word(), "", List.of())));
    }
    return new ReportDiff(List.copyOf(sources));
  }

  private static String source(ResourceResult result) {
    return result.described().source();
  }

  public boolean isWorse() {
    return sources.stream().anyMatch(one -> one.kind() == SourceDiff.Kind.WORSE);
  }

  /// How many sources went which way; ways that none went are left out.
  public Map<SourceDiff.Kind, Integer> counts() {
    Map<SourceDiff.Kind, Integer> counts = new EnumMap<>(SourceDiff.Kind.class);
    sources.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
    return counts;
  }

  private static SourceDiff added(ResourceResult is, Severity failOn) {
    String verdict = is.status().word();
    List<Step> steps =
        is.isFine(failOn)
            ? List.of()
            : List.of(new Step("verdict", "", "", "new", verdict, SourceDiff.Way.WORSE));
    return new SourceDiff(source(is), "", verdict, steps);
  }

  private static SourceDiff both(ResourceResult was, ResourceResult is, Severity worseFrom) {
    List<Step> steps = new ArrayList<>(SourceDiff.ranked("verdict", "", verdict(was), verdict(is)));
    steps(steps, "test", tests(was), tests(is), NOT_RUN);
    steps(steps, "software", software(was), software(is), NOT_ASKED);
    Map<Kinds.Kind, Integer> before = Kinds.of(was);
    Map<Kinds.Kind, Integer> now = Kinds.of(is);
    Map<Kinds.Kind, Integer> all = Kinds.empty();
    all.putAll(before);
    all.putAll(now);
    for (Kinds.Kind kind : all.keySet()) {
      int old = before.getOrDefault(kind, 0);
      int found = now.getOrDefault(kind, 0);
      if (old != found) {
        steps.add(SourceDiff.findings(kind, old, found, worseFrom));
      }
    }
    return new SourceDiff(source(is), was.status().word(), is.status().word(), steps);
  }

  /// @param missing where only one of the reports has it
  private static void steps(
      List<Step> steps,
      String what,
      Map<String, Ranked> was,
      Map<String, Ranked> is,
      Ranked missing) {
    Set<String> names = new LinkedHashSet<>(is.keySet());
    names.addAll(was.keySet());
    for (String name : names) {
      Ranked before = was.getOrDefault(name, missing);
      Ranked now = is.getOrDefault(name, missing);
      if (missing.equals(NOT_ASKED) && (before.equals(missing) || now.equals(missing))) {
        continue; // Whoever asks for less has made nothing better or worse.
      }
      steps.addAll(SourceDiff.ranked(what, name, before, now));
    }
  }

  private static Ranked verdict(ResourceResult result) {
    return new Ranked(
        result.status().word(),
        switch (result.status()) {
          case VALID, PASSED -> 0;
          case UNTESTED -> 1;
          case INVALID, FAILED -> 2;
          case UNCHECKED -> 3;
          case UNREADABLE -> 4;
        });
  }

  private static Map<String, Ranked> tests(ResourceResult result) {
    Map<String, Ranked> all = new LinkedHashMap<>();
    for (WeightsTest test : result.tests()) {
      all.put(
          test.weights() + ", " + test.name(),
          new Ranked(
              test.status().word(),
              switch (test.status()) {
                case PASSED -> 0;
                case SKIPPED -> 1;
                case FAILED -> 2;
              }));
    }
    return all;
  }

  private static Map<String, Ranked> software(ResourceResult result) {
    List<Verdict> verdicts =
        switch (result.outcome()) {
          case Outcome.Validated(var consumers, var scores) -> consumers;
          case Outcome.Inspected(var shown, var consumers) -> consumers;
          case Outcome.Unreadable none -> List.of();
          case Outcome.Unchecked none -> List.of();
          case Outcome.Tested none -> List.of();
          case Outcome.Packaged none -> List.of();
          case Outcome.NotPackaged none -> List.of();
        };
    Map<String, Ranked> all = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      all.put(
          verdict.consumer(),
          new Ranked(
              verdict.outcome().word(),
              switch (verdict.outcome()) {
                case RUNS -> 0;
                case LIMITS -> 1;
                case DOES_NOT_RUN, NOT_APPLICABLE -> 2;
              }));
    }
    return all;
  }
}
