package eu.riscale.hub.process;

import eu.riscale.hub.engine.python.ProcessEnd;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.source.Leftovers;
import eu.riscale.hub.source.Private;
import eu.riscale.hub.source.TemporaryFolder;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The processes in which models are tested, each until it has run one, so that a model that
/// crashes, hangs, prints or eats all memory spoils neither hub's report nor another model's.
///
/// Their temporary files lie in a folder that goes with them, however they end; where hub is killed
/// with it, a later hub removes it.
public final class ModelProcesses implements ModelTests {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final OwnJava.Models models;
  private final Set<TestProcess> running = ConcurrentHashMap.newKeySet();
  private final Queue<TestProcess> idle = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean tidies = new AtomicBoolean();
  private final AtomicInteger started = new AtomicInteger();
  private final Thread atExit = new Thread(this::end, "end tests");
  private @Nullable TemporaryFolder folder;
  private volatile boolean ending;

  private ModelProcesses(OwnJava.Models models) {
    this.models = models;
  }

  /// Starts the first process, which makes itself ready while this one does. Where that fails,
  /// [#test] tries again, and says so.
  ///
  /// @param arguments of the command line, among them the models
  public static ModelProcesses begin(List<String> arguments) {
    ModelProcesses processes = new ModelProcesses(OwnJava.Models.of(arguments));
    try {
      AtExit.add(processes.atExit);
      processes.idle.add(processes.start());
    } catch (IllegalStateException e) {
      processes.ending = true; // A signal came before.
    } catch (IOException e) {
      return processes;
    }
    return processes;
  }

  @Override
  public ResourceResult test(ModelTest test, Conditions conditions) {
    if (tidies.compareAndSet(false, true)) {
      Thread tidying = new Thread(Leftovers::remove, "leftovers");
      tidying.setDaemon(true);
      tidying.start();
    }
    try {
      return new ModelAttempts(this, test, conditions).result();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// One that waits for a model.
  TestProcess take() throws IOException {
    TestProcess waiting = idle.poll();
    return waiting != null && waiting.isAlive() ? waiting : start();
  }

  /// Where it has run no model, it may take another.
  void giveBack(TestProcess process) {
    idle.add(process);
  }

  /// Ends it, and says how it ended.
  String kill(TestProcess process) throws InterruptedException {
    process.kill();
    int status = process.status();
    process.finish();
    running.remove(process);
    stayWhereEnding();
    return ProcessEnd.of(status);
  }

  /// Lets it end.
  void finish(TestProcess process) throws InterruptedException {
    process.finish();
    running.remove(process);
    stayWhereEnding();
  }

  /// Ends it where nothing is left that it has started and that it could print.
  void end(TestProcess process) throws InterruptedException {
    if (OwnJava.isTraining()) {
      finish(process);
    } else {
      process.end();
      stayWhereEnding();
    }
  }

  /// Either the process is among those that are ended with hub, or there is none.
  private TestProcess start() throws IOException {
    synchronized (running) {
      if (ending) {
        throw new IOException("hub is ending");
      }
      TemporaryFolder all = folder == null ? TemporaryFolder.makeUnswept("test") : folder;
      folder = all;
      Path own = Private.make(all.path().resolve(String.valueOf(started.incrementAndGet())));
      TestProcess process = TestProcess.start(own, models);
      running.add(process);
      return process;
    }
  }

  /// Nobody waits for a result any more, and what becomes of a model now is no fault of it or hub.
  void stayWhereEnding() throws InterruptedException {
    if (ending) {
      new CountDownLatch(1).await();
    }
  }

  /// Gives every process the time to clean up after itself, and then ends it.
  private void end() {
    synchronized (running) {
      ending = true;
    }
    idle.forEach(TestProcess::kill);
    running.forEach(TestProcess::interrupt);
    long end = System.nanoTime() + GRACE.toNanos();
    for (TestProcess process : running) {
      try {
        if (!process.endsWithin(Math.max(0, end - System.nanoTime()))) {
          process.kill();
          process.status();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.kill();
      }
    }
    synchronized (running) {
      if (folder != null) {
        folder.close();
      }
    }
  }

  @Override
  public void close() {
    try {
      AtExit.remove(atExit);
    } catch (IllegalStateException e) {
      return; // hub itself is ending, and the hook runs.
    }
    end();
  }
}
