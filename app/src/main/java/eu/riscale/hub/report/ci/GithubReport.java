package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.GrowingReport;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Workflow commands of GitHub Actions, of which GitHub makes marks beside the lines of a pull
/// request.
public final class GithubReport implements GrowingReport {
  @Override
  public void add(Run run, ResourceResult result, Writer out) throws IOException {
    RdfFile file = RdfFile.of(result.described());
    for (Told told : Told.of(result)) {
      out.write(command(file, told));
    }
    int untold = Told.untold(result);
    if (untold > 0) {
      String more = "%,d more findings of these kinds are not shown.".formatted(untold);
      out.write(line("notice", file, "", "more findings", more));
    }
    for (WeightsTest test : Told.failures(result)) {
      out.write(line("error", file, "", "failed", Told.whyAndWhich(test)));
    }
  }

  @Override
  public void end(Results results, Writer out) throws IOException {
    for (ResourceResult unchecked : results.unchecked()) {
      RdfFile file = RdfFile.of(unchecked.described());
      out.write(line("error", file, "", "unchecked", "hub did not get to " + file.name() + "."));
    }
  }

  private static String command(RdfFile file, Told told) {
    Span span = told.finding().span();
    List<String> lines = new ArrayList<>(List.of(told.message()));
    lines.addAll(told.help());
    String place = "";
    if (span != null && file.hasLines()) {
      place = place(span);
    } else if (span != null) {
      lines.add("in %s, line %d".formatted(file.inside(), span.line()));
    }
    String severity = word(told.finding().severity());
    return line(severity, file, place, told.finding().code().slug(), String.join("\n", lines));
  }

  /// GitHub takes columns only within one line.
  private static String place(Span span) {
    String lines = ",line=%d,endLine=%d".formatted(span.line(), span.endLine());
    boolean one = span.line() == span.endLine();
    return one ? lines + ",col=%d,endColumn=%d".formatted(span.column(), span.endColumn()) : lines;
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case ALERT, WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String line(
      String kind, RdfFile file, String place, String title, String message) {
    return "::%s file=%s%s,title=%s::%s\n"
        .formatted(kind, property(file.name()), place, property(title), data(message));
  }

  /// What GitHub would read as the end of a command is written as it asks for.
  private static String data(String text) {
    return Printable.of(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
