package eu.riscale.hub.command;

import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Works on many sources at once; the results are handed on as they end or, where the first that is
/// not fine ends the run, in the order in which the sources were given.
final class Batch {
  /// So many sources for each thread are begun and not taken yet, so that results do not pile up.
  private static final int AHEAD = 16;

  private Batch() {}

  /// @throws ReportException where there is no use in going on
  static void run(List<String> sources, SourceOptions options, Work work, RunningReports reports)
      throws ReportException {
    Optional<KeptResults> kept = options.kept(reports.run());
    Function<String, ResourceResult> result =
        source ->
            kept.map(results -> results.of(source, work.view(source), work.result()))
                .orElseGet(() -> work.result().apply(source));
    run(sources, options, result, reports);
    kept.ifPresent(results -> reports.say(taken(results.taken(), sources.size())));
  }

  private static String taken(int taken, int all) {
    return "%,d of %,d sources were taken from the folder of --resume; %s."
        .formatted(
            taken, all, taken == all ? "none has changed" : "the others are new, or have changed");
  }

  /// What is done with each source.
  ///
  /// @param policy the project's view of a source
  /// @param python what a source depends on of the Python that runs it, as text
  record Work(
      Function<String, Policy> policy,
      Function<String, String> python,
      Function<String, ResourceResult> result) {

    String view(String source) {
      return policy.apply(source) + python.apply(source);
    }
  }

  /// @param place of the source among all
  private record Ended(int place, ResourceResult result) {}

  private static void run(
      List<String> sources,
      SourceOptions options,
      Function<String, ResourceResult> work,
      RunningReports reports)
      throws ReportException {
    int threads = Math.max(1, Math.min(options.jobs(), sources.size()));
    if (threads == 1) {
      for (int place = 0; place < sources.size(); place++) {
        reports.add(place, work.apply(sources.get(place)));
        if (options.failsFast() && reports.hasFailed()) {
          return;
        }
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CompletionService<Ended> asTheyEnd = new ExecutorCompletionService<>(pool);
      Queue<Future<Ended>> inOrder = new ArrayDeque<>();
      int next = 0;
      for (int ended = 0; ended < sources.size(); ended++) {
        for (; next < sources.size() && next - ended < threads * AHEAD; next++) {
          int place = next;
          Callable<Ended> task = () -> new Ended(place, work.apply(sources.get(place)));
          if (options.failsFast()) {
            inOrder.add(pool.submit(task));
          } else {
            asTheyEnd.submit(task);
          }
        }
        Ended one = options.failsFast() ? inOrder.remove().get() : asTheyEnd.take().get();
        reports.add(one.place(), one.result());
        if (options.failsFast() && reports.hasFailed()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case Error error -> throw error;
        case RuntimeException bug -> bug;
        case null, default -> new IllegalStateException(e.getCause());
      };
    } finally {
      pool.shutdownNow();
    }
  }
}
