package eu.riscale.hub.command;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Results.End;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// The reports of one run, from its first result to its end. Where a signal ends the run before,
/// they are written all the same, with what is known.
final class RunningReports implements AutoCloseable {
  /// A pipe that nobody reads must not keep hub from ending.
  private static final Duration LONGEST_ENDING = Duration.ofSeconds(20);

  private final ReportOptions options;
  private final StdoutReport stdout;
  private final List<String> sources;
  private final Severity failOn;
  private final Run run;

  /// By the place of their sources.
  private final SortedMap<Integer, ResourceResult> results = new TreeMap<>();

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::interrupted, "write reports");
  private boolean taken;

  /// @param sources all that there will be results of, in their order
  /// @param failOn the lowest severity that makes the exit status 1
  RunningReports(ReportOptions options, List<String> sources, Severity failOn) {
    this.options = options;
    this.run = Run.here(options.command(), failOn);
    this.stdout = options.stdout(run);
    this.sources = List.copyOf(sources);
    this.failOn = failOn;
    try {
      AtExit.add(atExit);
      EarlySignal.reportsAreKnown();
    } catch (IllegalStateException e) {
      interrupted(); // The signal came while the command line was read.
      EarlySignal.reportsAreKnown();
      Ending.await();
    }
  }

  /// The result of the source after those that have one.
  ///
  /// @throws ReportException as for a result at a place
  void add(ResourceResult result) throws ReportException {
    add(results.size(), result);
  }

  /// The result of the source at a place, from 0. They come in whatever order they end in.
  ///
  /// @throws ReportException where standard output is lost and nothing else was asked for, so that
  ///   there is no use in going on
  void add(int place, ResourceResult result) throws ReportException {
    boolean ending;
    synchronized (this) {
      ending = taken || AtExit.hasBegun();
      if (!ending) {
        results.put(place, result);
      }
    }
    if (ending) {
      Ending.await();
    }
    List<Integer> told = stdout.add(place, result);
    if (!options.hasFiles()) {
      shorten(told);
    }
    int left = sources.size() - results.size();
    if (left > 0 && stdout.isLost() && !options.hasFiles()) {
      throw new ReportException(
          "%,d of %,d sources were not checked, because nobody would learn of it."
              .formatted(left, sources.size()));
    }
  }

  /// Keeps no more of what was told than its end needs: there may be a hundred thousand of them.
  private synchronized void shorten(List<Integer> told) {
    told.forEach(place -> results.computeIfPresent(place, (at, result) -> result.shortened()));
  }

  /// The run that is reported.
  Run run() {
    return run;
  }

  /// Tells the person who waits.
  void say(String line) {
    options.say(line);
  }

  /// Whether a source that hub got to is not fine.
  boolean hasFailed() {
    return results.values().stream().anyMatch(result -> !result.isFine(failOn));
  }

  /// Writes what is still to be written.
  ///
  /// @return the exit status, by the sources that hub got to
  int end() {
    if (!take()) {
      Ending.await();
    }
    try {
      End end = results.size() < sources.size() ? End.STOPPED : End.REACHED;
      boolean whole = options.write(new Results(run, all(), end), stdout);
      return Math.max(
          ExitStatus.of(List.copyOf(results.values()), failOn),
          whole ? ExitStatus.OK : ExitStatus.ENGINE);
    } finally {
      written.countDown();
    }
  }

  private synchronized boolean take() {
    boolean free = !taken;
    taken = true;
    return free;
  }

  private void interrupted() {
    SecondSignal.endsAtOnce();
    Thread writing = new Thread(this::writeInterrupted, "write interrupted reports");
    writing.setDaemon(true);
    writing.start();
    try {
      writing.join(LONGEST_ENDING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeInterrupted() {
    if (!take()) {
      awaitWritten();
      return;
    }
    options.write(new Results(run, all(), End.INTERRUPTED), stdout);
  }

  /// In the order of the sources, also those that hub did not get to.
  private List<ResourceResult> all() {
    SortedMap<Integer, ResourceResult> all = new TreeMap<>(results);
    for (int place = 0; place < sources.size(); place++) {
      all.putIfAbsent(place, ResourceResult.unchecked(sources.get(place)));
    }
    return List.copyOf(all.values());
  }

  private void awaitWritten() {
    try {
      written.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      AtExit.remove(atExit);
    } catch (IllegalStateException e) {
      Ending.await(); // The hook writes the reports, and the status is that of the signal.
    }
  }
}
