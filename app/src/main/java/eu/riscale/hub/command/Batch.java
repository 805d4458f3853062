package eu.riscale.hub.command;

import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.work.ResourceResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Works on many sources at once; the results are told as they end, in the order in which the
/// sources were given.
final class Batch {
  private Batch() {}

  /// @throws ReportException where there is no use in going on
  static void run(List<String> sources, SourceOptions options, Work work, RunningReports reports)
      throws ReportException {
    Optional<KeptResults> kept = options.kept(reports.run());
    Function<String, ResourceResult> result =
        source ->
            kept.map(results ->
                    results.of(source, work.policy().apply(source).toString(), work.result()))
                .orElseGet(() -> work.result().apply(source));
    run(sources, options, result, reports);
    kept.ifPresent(results ->
        reports.say(
            "%,d of %,d sources were taken from the folder of --resume; the others are new, or have changed."
                .formatted(results.taken(), sources.size())));
  }

  /// What is done with each source.
  ///
  /// @param policy the project's view of a source
  record Work(Function<String, Policy> policy, Function<String, ResourceResult> result) {}

  private static void run(
      List<String> sources,
      SourceOptions options,
      Function<String, ResourceResult> work,
      RunningReports reports)
      throws ReportException {
    int threads = Math.max(1, Math.min(options.jobs, sources.size()));
    if (threads == 1) {
      for (String source : sources) {
        reports.add(work.apply(source));
        if (options.failFast && reports.hasFailed()) {
          return;
        }
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<ResourceResult>> futures = new ArrayList<>();
      for (String source : sources) {
        futures.add(pool.submit(() -> work.apply(source)));
      }
      for (Future<ResourceResult> future : futures) {
        reports.add(future.get());
        if (options.failFast && reports.hasFailed()) {
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
