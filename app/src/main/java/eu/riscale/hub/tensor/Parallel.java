package eu.riscale.hub.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A given number of threads for work that falls into numbered, independent tasks.
///
/// The tasks are the same whatever the number of threads, so results are too. Threads are started
/// at the first work that needs them and never keep the program from ending.
public final class Parallel {
  /// Everything in the calling thread.
  public static final Parallel NONE = new Parallel(1);

  private final int threads;
  private volatile @Nullable ExecutorService helpers;

  private Parallel(int threads) {
    this.threads = threads;
  }

  /// So many threads.
  ///
  /// @param threads at least 1; the caller's own thread is one of them
  public static Parallel of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread, not " + threads);
    }
    return threads == 1 ? NONE : new Parallel(threads);
  }

  /// As many threads as the machine has processors for this program.
  public static Parallel all() {
    return All.PARALLEL;
  }

  public int threads() {
    return threads;
  }

  /// Runs `task` for 0, 1, … `count` − 1, in any order, and returns when all are done.
  public void run(int count, IntConsumer task) {
    if (threads == 1 || count < 2) {
      for (int i = 0; i < count; i++) {
        task.accept(i);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            task.accept(i);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, count); i++) {
      others.add(helpers().submit(worker));
    }
    worker.run();
    others.forEach(Parallel::await);
  }

  private ExecutorService helpers() {
    ExecutorService started = helpers;
    if (started == null) {
      synchronized (this) {
        started = helpers;
        if (started == null) {
          started =
              Executors.newFixedThreadPool(threads - 1, Thread.ofPlatform().daemon().factory());
          helpers = started;
        }
      }
    }
    return started;
  }

  private static void await(Future<?> other) {
    boolean interrupted = false;
    while (true) {
      try {
        other.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a task failed", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class All {
    static final Parallel PARALLEL = of(Runtime.getRuntime().availableProcessors());
  }
}
