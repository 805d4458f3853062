package eu.riscale.hub.command;

import eu.riscale.hub.report.GrowingReport;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The report on standard output, which tells each result as it ends where its format can.
///
/// A thread may be stuck in here, where standard output is a pipe that is full; all else goes on.
final class StdoutReport {
  private final Optional<Report> report;
  private final Run run;
  private final PrintWriter out;
  private int told;
  private boolean ended;

  /// @param report empty where nothing goes to standard output
  StdoutReport(Optional<Report> report, Run run, PrintWriter out) {
    this.report = report;
    this.run = run;
    this.out = out;
  }

  synchronized void add(ResourceResult result) {
    if (!ended && report.orElse(null) instanceof GrowingReport growing) {
      tell(growing, result);
      out.flush();
    }
  }

  /// Nothing is told twice, nor anything after this.
  synchronized void end(Results all) {
    ended = true;
    Report whole = report.orElse(null);
    if (whole == null) {
      return;
    }
    try {
      if (whole instanceof GrowingReport growing) {
        all.list().stream()
            .filter(ResourceResult::isReached)
            .skip(told)
            .forEach(result -> tell(growing, result));
        growing.end(all, out);
      } else {
        whole.write(all, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a PrintWriter does not fail", e);
    }
    out.flush();
  }

  private void tell(GrowingReport growing, ResourceResult result) {
    try {
      growing.add(run, result, out);
      told++;
    } catch (IOException e) {
      throw new UncheckedIOException("a PrintWriter does not fail", e);
    }
  }

  /// Whether what was printed did not arrive.
  boolean isLost() {
    return report.isPresent() && out.checkError();
  }
}
