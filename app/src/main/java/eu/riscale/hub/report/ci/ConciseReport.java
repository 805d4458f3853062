package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.GrowingReport;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;

/// One line for each finding, `path:line:col: severity code message`, as compilers write them and
/// as editors and terminals make links of. A source without findings has no line.
public final class ConciseReport implements GrowingReport {
  @Override
  public void add(Run run, ResourceResult result, Writer out) throws IOException {
    RdfFile file = RdfFile.of(result.described());
    for (Told told : Told.of(result)) {
      out.write(line(file, told) + "\n");
    }
    int untold = Told.untold(result);
    if (untold > 0) {
      out.write(Printable.line(file.name()) + ": info … and %,d more\n".formatted(untold));
    }
    for (WeightsTest test : Told.failures(result)) {
      String what = "failed: " + Told.whyAndWhich(test);
      out.write(Printable.line(file.name() + ": error " + what) + "\n");
    }
  }

  @Override
  public void end(Results results, Writer out) throws IOException {
    for (ResourceResult unchecked : results.unchecked()) {
      String file = RdfFile.of(unchecked.described()).name();
      out.write(Printable.line(file) + ": error unchecked hub did not get to it.\n");
    }
  }

  static String line(RdfFile file, Told told) {
    Finding finding = told.finding();
    Span span = finding.span();
    String place = span == null ? "" : ":" + span.line() + ":" + span.column();
    String head = Printable.line(file.name()) + (file.hasLines() ? place : "");
    String inside = file.hasLines() ? "" : " (" + Printable.line(file.inside()) + place + ")";
    return head
        + ": "
        + finding.severity().word()
        + " "
        + finding.code().slug()
        + " "
        + Printable.line(told.message())
        + inside;
  }
}
