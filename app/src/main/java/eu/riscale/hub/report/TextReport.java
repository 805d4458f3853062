package eu.riscale.hub.report;

import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The report for a person at a terminal.
public final class TextReport implements Report {
  private final Style style;

  public TextReport(Style style) {
    this.style = style;
  }

  @Override
  public void write(String command, List<ResourceResult> results, Writer out) throws IOException {
    for (ResourceResult result : results) {
      out.write(result(result));
    }
    if (results.size() > 1) {
      out.write("\n" + style.bold(tally(results)) + "\n");
    }
    out.flush();
  }

  private String result(ResourceResult result) {
    if (result.status() == ResourceResult.Status.UNREADABLE) {
      return verdict(result) + "  " + Printable.line(result.findings().get(0).message()) + "\n";
    }
    if (result.findings().isEmpty()
        && result.tests().isEmpty()
        && result.inspection().isEmpty()
        && result.packed().isEmpty()) {
      return verdict(result) + "  " + title(result) + "\n";
    }
    StringBuilder text = new StringBuilder();
    text.append('\n').append(title(result)).append("\n\n");
    result.inspection().ifPresent(shown -> text.append(InspectionText.of(shown, style)));
    text.append(ConsumerText.of(result.consumers(), style));
    FindingText findings = new FindingText(style, result.file(), result.text());
    result.findings().forEach(finding -> text.append(findings.of(finding, "  ")).append('\n'));
    String before = "";
    for (WeightsTest test : result.tests()) {
      test(test, !test.weights().equals(before), findings, text);
      before = test.weights();
    }
    if (!result.tests().isEmpty()) {
      text.append('\n');
    }
    result.packed().ifPresent(packed -> text.append(PackageText.of(packed)).append('\n'));
    return text.append(verdict(result))
        .append("  ")
        .append(summary(result))
        .append('\n')
        .toString();
  }

  private String title(ResourceResult result) {
    ResourceResult.Facts facts = result.facts();
    List<String> parts = new ArrayList<>();
    if (!facts.name().isEmpty()) {
      parts.add(style.bold(Printable.line(facts.name())));
    }
    if (!facts.type().isEmpty() && !facts.formatVersion().isEmpty()) {
      parts.add(Printable.line(facts.type() + " " + facts.formatVersion()));
    }
    String source = Printable.line(result.source());
    parts.add(parts.isEmpty() ? source : style.dim(source));
    return String.join(" · ", parts);
  }

  /// @param first whether it is the first test of its weights, which names the engine
  private void test(WeightsTest test, boolean first, FindingText findings, StringBuilder text) {
    String mark =
        switch (test.status()) {
          case PASSED -> style.green("  ✓ passed ");
          case FAILED -> style.red("  ✗ failed ");
          case SKIPPED -> style.yellow("  - skipped");
        };
    text.append(mark)
        .append(' ')
        .append(style.bold(test.weights()))
        .append(" · ")
        .append(test.name());
    boolean passed = test.status() == WeightsTest.Status.PASSED;
    if (passed && !test.detail().isEmpty()) {
      text.append(" · ").append(Printable.of(test.detail()));
    }
    if (!test.engine().isEmpty()) {
      if (first) {
        text.append(" · ").append(test.engine()).append(" on ").append(test.device());
      }
      text.append(String.format(Locale.ROOT, " · %.2f s", test.seconds()));
    }
    text.append('\n');
    if (!passed || test.detail().isEmpty()) {
      test.outputs().stream()
          .flatMap(output -> DiagnosisText.of(output).stream())
          .forEach(line -> text.append("      ").append(Printable.of(line)).append('\n'));
    }
    if (!test.reason().isEmpty() && test.findings().isEmpty()) {
      text.append("      ").append(Printable.of(test.reason())).append('\n');
    }
    test.findings().forEach(finding -> text.append(findings.of(finding, "      ")));
  }

  private String verdict(ResourceResult result) {
    String word = String.format(Locale.ROOT, "%-10s", result.status().word());
    return switch (result.status()) {
      case VALID, PASSED -> style.green(word);
      case INVALID, FAILED, UNREADABLE -> style.red(word);
    };
  }

  /// Such as "tests: 2 passed, 1 failed · 3 errors, 1 alert · 240 MB".
  private static String summary(ResourceResult result) {
    List<String> parts = new ArrayList<>();
    Map<WeightsTest.Status, Integer> tests = new EnumMap<>(WeightsTest.Status.class);
    result.tests().forEach(test -> tests.merge(test.status(), 1, Integer::sum));
    if (!tests.isEmpty()) {
      List<String> ends = new ArrayList<>();
      tests.forEach((status, n) -> ends.add(n + " " + status.word()));
      parts.add((result.tests().size() == 1 ? "test: " : "tests: ") + String.join(", ", ends));
    }
    parts.add(severities(result));
    long peak = result.tests().stream().mapToLong(WeightsTest::peakMemory).max().orElse(0);
    if (peak > 0) {
      parts.add(String.format(Locale.ROOT, "%,d MB", peak / 1_000_000));
    }
    return String.join(" · ", parts);
  }

  private static String severities(ResourceResult result) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    result.findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
    result
        .tests()
        .forEach(t -> t.findings().forEach(f -> counts.merge(f.severity(), 1, Integer::sum)));
    List<String> words = new ArrayList<>();
    for (Severity severity :
        List.of(Severity.ERROR, Severity.ALERT, Severity.WARNING, Severity.INFO)) {
      int n = counts.getOrDefault(severity, 0);
      if (n > 0) {
        words.add(n + " " + severity.word() + (n == 1 || severity == Severity.INFO ? "" : "s"));
      }
    }
    return words.isEmpty() ? "nothing to mend" : String.join(", ", words);
  }

  private static String tally(List<ResourceResult> results) {
    Map<ResourceResult.Status, Integer> counts = new EnumMap<>(ResourceResult.Status.class);
    results.forEach(result -> counts.merge(result.status(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((status, n) -> words.add(n + " " + status.word()));
    return results.size() + " sources: " + String.join(", ", words);
  }
}
