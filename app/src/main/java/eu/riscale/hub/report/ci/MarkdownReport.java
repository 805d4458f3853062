package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.Counts;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A summary for the page of a CI job or a comment on a pull request: a table of the sources, and
/// below it what is wrong with which and how to fix it.
public final class MarkdownReport implements Report {
  /// GitHub drops a summary of more than a mebibyte; a character has up to four bytes.
  private static final int MOST_CHARACTERS = 200_000;

  @Override
  public void write(Results results, Writer out) throws IOException {
    StringBuilder text = new StringBuilder(headline(results));
    text.append("\n\n| | source | verdict | tests | findings |\n|---|---|---|---|---|\n");
    int rows = 0;
    for (ResourceResult result : results.list()) {
      if (text.length() > MOST_CHARACTERS / 2) {
        break;
      }
      text.append(row(result, results.failOn()));
      rows++;
    }
    int left = results.list().size() - rows;
    text.append(left > 0 ? "\n… and %,d more sources.\n".formatted(left) : "");
    int untold = 0;
    for (ResourceResult result : results.list()) {
      String details = details(result, results.failOn());
      if (text.length() + details.length() > MOST_CHARACTERS) {
        untold++;
      } else {
        text.append(details);
      }
    }
    if (untold > 0) {
      text.append("\nThere is no room for the findings of %,d sources.\n".formatted(untold));
    }
    out.write(text.toString());
  }

  private static String headline(Results results) {
    int all = results.list().size();
    long fine = results.list().stream().filter(one -> one.isFine(results.failOn())).count();
    String end =
        switch (results.end()) {
          case REACHED -> "";
          case STOPPED -> " (stopped at the first that failed)";
          case INTERRUPTED -> " (interrupted)";
        };
    return "## hub " + results.command() + ": " + verdict(all, fine) + end;
  }

  private static String verdict(int all, long fine) {
    if (fine < all) {
      String sources = all == 1 ? "source" : "sources";
      return "%,d of %,d %s not fine".formatted(all - fine, all, sources);
    }
    return all == 1 ? "the source is fine" : "all %,d sources fine".formatted(all);
  }

  private static String row(ResourceResult result, Severity failOn) {
    Described.Facts facts = result.described().facts();
    String name = facts.name().isEmpty() ? "" : "<br>" + Markdown.text(facts.name());
    return "| %s | %s%s | %s | %s | %s |\n"
        .formatted(
            mark(result, failOn),
            Markdown.code(result.described().source()),
            name,
            result.status().word(),
            tests(result),
            String.join(", ", counts(result)));
  }

  private static String mark(ResourceResult result, Severity failOn) {
    if (result.isFine(failOn)) {
      return result.hasFindingsAt(Severity.WARNING) ? "⚠️" : "✅";
    }
    return "❌";
  }

  private static String tests(ResourceResult result) {
    List<String> all = new ArrayList<>();
    for (WeightsTest test : result.tests()) {
      String mark =
          switch (test.status()) {
            case PASSED -> "✅ ";
            case FAILED -> "❌ ";
            case SKIPPED -> "➖ ";
          };
      all.add(mark + Markdown.text(test.weights() + ": " + test.name()));
    }
    return String.join("<br>", all);
  }

  private static List<String> counts(ResourceResult result) {
    Map<Severity, Integer> counts = Counts.severities(result);
    List<String> all = new ArrayList<>();
    for (Severity severity : List.of(Severity.ERROR, Severity.ALERT, Severity.WARNING)) {
      int n = counts.getOrDefault(severity, 0);
      if (n > 0) {
        all.add(n + " " + severity.word() + (n == 1 ? "" : "s"));
      }
    }
    String leftOut = Counts.leftOut(result);
    if (!leftOut.isEmpty()) {
      all.add(leftOut);
    }
    return all;
  }

  /// Notes that only inform are left to other reports.
  private static String details(ResourceResult result, Severity failOn) {
    RdfFile file = RdfFile.of(result.described());
    StringBuilder text = new StringBuilder();
    for (Told told : Told.of(result)) {
      if (told.finding().severity() != Severity.INFO) {
        text.append(finding(file, told));
      }
    }
    result.tests().forEach(test -> text.append(failed(test)));
    if (text.isEmpty()) {
      return "";
    }
    int untold = Told.untold(result);
    text.append(untold > 0 ? "\n… and %,d more of these kinds.\n".formatted(untold) : "");
    return "\n<details%s><summary>%s</summary>\n%s\n</details>\n"
        .formatted(
            result.isFine(failOn) ? "" : " open", Markdown.code(result.described().source()), text);
  }

  private static String failed(WeightsTest test) {
    if (test.status() != WeightsTest.Status.FAILED) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    if (test.findings().isEmpty()) {
      text.append("\n**failed** ").append(Markdown.text(Told.name(test) + ": " + Told.why(test)));
      text.append('\n');
    }
    List<String> lines = Told.diagnosis(test);
    return text + (lines.isEmpty() ? "" : "\n" + Markdown.block("", String.join("\n", lines)));
  }

  private static String finding(RdfFile file, Told told) {
    Finding finding = told.finding();
    StringBuilder text = new StringBuilder("\n**");
    text.append(finding.severity().word()).append("** ");
    text.append(Markdown.code(finding.code().slug())).append(" · ").append(place(file, finding));
    text.append("<br>").append(Markdown.text(told.message()));
    if (!finding.expected().isEmpty()) {
      text.append("<br>expected: ").append(Markdown.text(finding.expected()));
    }
    if (!finding.hint().isEmpty()) {
      text.append("<br>").append(Markdown.text(finding.hint()));
    }
    text.append("\n");
    finding
        .editTexts()
        .forEach(edit ->
            text.append('\n')
                .append(Markdown.text(edit.label()))
                .append(":\n\n")
                .append(Markdown.block("yaml", String.join("\n", edit.lines()))));
    return text.toString();
  }

  private static String place(RdfFile file, Finding finding) {
    Span span = finding.span();
    String name = file.hasLines() ? file.name() : file.inside();
    String lines = span == null ? name : name + ":" + span.line() + ":" + span.column();
    String path = finding.path().isRoot() ? "" : " · " + Markdown.code(finding.path().toString());
    return Markdown.code(lines) + path;
  }
}
