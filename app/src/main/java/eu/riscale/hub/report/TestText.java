package eu.riscale.hub.report;

import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.secret.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the tests of a model gave, for a terminal.
record TestText(Style style, FindingText findings) {
  private static final int MOST_LINES = 10;
  private static final int LONGEST_LINE = 200;

  /// Empty where there are none.
  String of(List<WeightsTest> tests) {
    StringBuilder text = new StringBuilder();
    String before = "";
    Map<List<Finding>, String> told = new HashMap<>();
    for (WeightsTest test : tests) {
      head(test, !test.weights().equals(before), text);
      String same = told.getOrDefault(test.findings(), "");
      if (same.isEmpty()) {
        body(test, text);
        if (test.status() == WeightsTest.Status.FAILED && !test.findings().isEmpty()) {
          told.put(test.findings(), test.weights());
        }
      } else {
        text.append("      as with ").append(same).append(", for the same reason\n");
        printed(test.printed(), text);
      }
      before = test.weights();
    }
    return tests.isEmpty() ? "" : text.append('\n').toString();
  }

  /// @param first whether it is the first test of its weights, which names the engine
  private void head(WeightsTest test, boolean first, StringBuilder text) {
    String mark =
        switch (test.status()) {
          case PASSED -> style.green("  ✓ passed ");
          case FAILED -> style.red("  ✗ failed ");
          case SKIPPED -> style.yellow("  - skipped");
        };
    String rest = style.prose(rest(test, first), 13 + test.weights().length(), " ".repeat(12));
    text.append(mark).append(' ').append(style.bold(test.weights()));
    text.append(' ').append(rest).append('\n');
  }

  /// What stands behind the weights.
  private static String rest(WeightsTest test, boolean first) {
    StringBuilder text = new StringBuilder("· ").append(test.name());
    if (tellsDetail(test)) {
      text.append(" · ").append(Printable.of(test.detail()));
    }
    if (test.status() == WeightsTest.Status.FAILED) {
      test.reproduction().ifPresent(it -> text.append(" · ").append(it.words()));
    }
    if (!test.ranOn().isNothing()) {
      if (first) {
        text.append(" · ").append(test.ranOn().engine());
        text.append(" on ").append(Printable.of(test.ranOn().place()));
      }
      text.append(String.format(Locale.ROOT, " · %.2f s", test.seconds()));
    }
    return text.toString();
  }

  private void body(WeightsTest test, StringBuilder text) {
    if (!tellsDetail(test)) {
      test.outputs().stream()
          .flatMap(output -> DiagnosisText.of(output).stream())
          .forEach(line -> detail(Printable.of(line), text));
    }
    if (!test.reason().isEmpty() && test.findings().isEmpty()) {
      detail(Printable.of(test.reason()), text);
    }
    text.append(findings.all(test.findings(), "      ", ""));
    printed(test.printed(), text);
  }

  /// Lines that begin with blanks are tables, whose columns would be lost.
  private void detail(String line, StringBuilder text) {
    String shown = line.startsWith(" ") ? line : style.prose(line, 6, " ".repeat(8));
    text.append("      ").append(shown).append('\n');
  }

  /// Each line behind a mark, so that nothing printed looks like a line of the report.
  private void printed(Printed printed, StringBuilder text) {
    if (printed.isEmpty()) {
      return;
    }
    List<String> lines = Shown.whole(printed.text()).lines().toList();
    text.append("      ").append(style.bold("printed:")).append('\n');
    lines.stream()
        .limit(MOST_LINES)
        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
        .forEach(line ->
            text.append(style.blue("        | ")).append(Printable.line(line)).append('\n'));
    if (lines.size() > MOST_LINES) {
      text.append(
          String.format(
              Locale.ROOT,
              "        … and %,d more lines; the JSON report has more of them\n",
              lines.size() - MOST_LINES));
    }
  }

  /// Of a test that has passed, a few words may say all.
  private static boolean tellsDetail(WeightsTest test) {
    return test.status() == WeightsTest.Status.PASSED && !test.detail().isEmpty();
  }
}
