package eu.riscale.hub.report;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The report for a person at a terminal.
public final class TextReport implements GrowingReport {
  private final Style style;

  public TextReport(Style style) {
    this.style = style;
  }

  @Override
  public void add(Run run, ResourceResult result, Writer out) throws IOException {
    out.write(result(result));
  }

  @Override
  public void end(Results results, Writer out) throws IOException {
    out.write(new LastBlock(style).of(results));
  }

  private String result(ResourceResult result) {
    if (result.status() == ResourceResult.Status.UNREADABLE) {
      return verdict(result) + "  " + Printable.line(result.findings().get(0).message()) + "\n";
    }
    if (result.findings().isEmpty() && result.hidden().isEmpty() && saysNoMore(result.outcome())) {
      return verdict(result) + "  " + title(result) + "\n";
    }
    FindingText findings = new FindingText(style, result.described());
    StringBuilder text = new StringBuilder();
    text.append('\n').append(title(result)).append("\n\n");
    Beside beside = beside(result, findings);
    text.append(beside.above());
    text.append(findings.all(result.findings(), "  ", "\n"));
    text.append(beside.below());
    return text.append(verdict(result))
        .append("  ")
        .append(summary(result))
        .append('\n')
        .toString();
  }

  /// Whether the verdict alone tells what came of a source without findings.
  private static boolean saysNoMore(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unreadable unreadable -> true;
      case Outcome.Unchecked unchecked -> true;
      case Outcome.Validated(var consumers, var scores) -> consumers.isEmpty() && scores.isEmpty();
      case Outcome.Inspected inspected -> false;
      case Outcome.Tested tested -> tested.tests().isEmpty();
      case Outcome.Packaged packaged -> false;
      case Outcome.NotPackaged none -> true;
    };
  }

  /// What an outcome has to show beside the findings.
  private record Beside(String above, String below) {}

  private Beside beside(ResourceResult result, FindingText findings) {
    return switch (result.outcome()) {
      case Outcome.Validated(var consumers, var scores) ->
          new Beside(consumers(result, consumers), ProfileText.of(scores, style));
      case Outcome.Inspected(var shown, var consumers) ->
          new Beside(InspectionText.of(shown, style) + consumers(result, consumers), "");
      case Outcome.Tested tested ->
          new Beside("", new TestText(style, findings).of(tested.tests()));
      case Outcome.Packaged(var packed) -> new Beside("", PackageText.of(packed) + "\n");
      case Outcome.Unreadable unreadable -> new Beside("", "");
      case Outcome.Unchecked unchecked -> new Beside("", "");
      case Outcome.NotPackaged none -> new Beside("", "");
    };
  }

  private String consumers(ResourceResult result, List<Verdict> verdicts) {
    return ConsumerText.of(verdicts, result.hasErrors(), style);
  }

  private String title(ResourceResult result) {
    Described.Facts facts = result.described().facts();
    List<String> parts = new ArrayList<>();
    if (!facts.name().isEmpty()) {
      parts.add(style.bold(Printable.line(facts.name())));
    }
    if (!facts.type().isEmpty() && !facts.formatVersion().isEmpty()) {
      parts.add(Printable.line(facts.type() + " " + facts.formatVersion()));
    }
    String source = Printable.line(result.described().source());
    parts.add(parts.isEmpty() ? source : style.dim(source));
    return String.join(" · ", parts);
  }

  private String verdict(ResourceResult result) {
    return style.verdict(result.status());
  }

  /// Such as "tests: 2 passed, 1 failed · 3 errors, 1 alert · 240 MB".
  private static String summary(ResourceResult result) {
    List<String> parts = new ArrayList<>();
    List<WeightsTest> tests = result.tests();
    if (!tests.isEmpty()) {
      parts.add((tests.size() == 1 ? "test: " : "tests: ") + Counts.ends(tests));
      parts.add(severities(result));
      long peak = tests.stream().mapToLong(WeightsTest::peakMemory).max().orElse(0);
      if (peak > 0) {
        parts.add(String.format(Locale.ROOT, "%,d MB", peak / 1_000_000));
      }
    } else {
      parts.add(severities(result));
    }
    String leftOut = Counts.leftOut(result);
    if (!leftOut.isEmpty()) {
      parts.add(leftOut);
    }
    return String.join(" · ", parts);
  }

  private static String severities(ResourceResult result) {
    Map<Severity, Integer> counts = Counts.severities(result);
    List<String> words = new ArrayList<>();
    for (Severity severity :
        List.of(Severity.ERROR, Severity.ALERT, Severity.WARNING, Severity.INFO)) {
      int n = counts.getOrDefault(severity, 0);
      if (n > 0) {
        words.add(n + " " + severity.word() + (n == 1 || severity == Severity.INFO ? "" : "s"));
      }
    }
    return words.isEmpty() ? "nothing to fix" : String.join(", ", words);
  }
}
