package eu.riscale.hub.command;

import eu.riscale.hub.report.GrowingReport;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The report on standard output, which tells each result as it ends where its format can.
///
/// A thread may be stuck in here, where standard output is a pipe that is full; all else goes on.
final class StdoutReport {
  private final Optional<Report> report;
  private final Run run;
  private final PrintWriter out;

  /// The places of those that are told, among those that ended.
  private final Set<Integer> told = new HashSet<>();

  private final Map<Integer, ResourceResult> waiting = new HashMap<>();
  private boolean ended;

  /// @param report empty where nothing goes to standard output
  StdoutReport(Optional<Report> report, Run run, PrintWriter out) {
    this.report = report;
    this.run = run;
    this.out = out;
  }

  /// @param place among the sources, from 0
  /// @return the places of those that need not be told any more
  synchronized List<Integer> add(int place, ResourceResult result) {
    if (report.isEmpty()) {
      return List.of(place);
    }
    if (ended || !(report.get() instanceof GrowingReport growing)) {
      return List.of();
    }
    List<Integer> now = new ArrayList<>();
    if (growing.isInOrder()) {
      waiting.put(place, result);
      // In order, those that are told are the first ones.
      for (ResourceResult next = next(); next != null; next = next()) {
        now.add(told.size());
        tell(growing, told.size(), next);
      }
    } else {
      now.add(place);
      tell(growing, place, result);
    }
    out.flush();
    return now;
  }

  private @Nullable ResourceResult next() {
    return waiting.remove(told.size());
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
        for (int place = 0; place < all.list().size(); place++) {
          if (all.list().get(place).isReached() && !told.contains(place)) {
            tell(growing, place, all.list().get(place));
          }
        }
        growing.end(all, out);
      } else {
        whole.write(all, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a PrintWriter does not fail", e);
    }
    out.flush();
  }

  private void tell(GrowingReport growing, int place, ResourceResult result) {
    try {
      growing.add(run, result, out);
      told.add(place);
    } catch (IOException e) {
      throw new UncheckedIOException("a PrintWriter does not fail", e);
    }
  }

  /// Whether what was printed did not arrive.
  boolean isLost() {
    return report.isPresent() && out.checkError();
  }
}
