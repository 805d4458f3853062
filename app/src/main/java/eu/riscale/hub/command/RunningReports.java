package eu.riscale.hub.command;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Results.End;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private final List<ResourceResult> results = new ArrayList<>();
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
      Runtime.getRuntime().addShutdownHook(atExit);
      EarlySignal.reportsAreKnown();
    } catch (IllegalStateException e) {
      interrupted(); // The signal came while the command line was read.
      EarlySignal.reportsAreKnown();
      Ending.await();
    }
  }

  /// The next result, in the order of the sources.
  ///
  /// @throws ReportException where standard output is lost and nothing else was asked for, so that
  ///   there is no use in going on
  void add(ResourceResult result) throws ReportException {
    boolean ending;
    synchronized (this) {
      ending = taken || Ending.hasBegun();
      if (!ending) {
        results.add(result);
      }
    }
    if (ending) {
      Ending.await();
    }
    stdout.add(result);
    int left = sources.size() - results.size();
    if (left > 0 && stdout.isLost() && !options.hasFiles()) {
      throw new ReportException(
          "%,d of %,d sources were not checked, because nobody would learn of it."
              .formatted(left, sources.size()));
    }
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
    return results.stream().anyMatch(result -> !result.isFine(failOn));
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
      return Math.max(ExitStatus.of(results, failOn), whole ? ExitStatus.OK : ExitStatus.ENGINE);
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

  /// Those that hub got to, and then those that it did not.
  private List<ResourceResult> all() {
    List<ResourceResult> all = new ArrayList<>(results);
    for (String source :
        sources.subList(Math.min(results.size(), sources.size()), sources.size())) {
      all.add(ResourceResult.unchecked(source));
    }
    return List.copyOf(all);
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
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      Ending.await(); // The hook writes the reports, and the status is that of the signal.
    }
  }
}
