package eu.riscale.hub.process;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.work.EndedEarly;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/// The test of one model in as many processes as it takes: where weights end one, those that come
/// after them are tested in another.
final class ModelAttempts {
  /// How often the memory of a process is looked at.
  private static final Duration GLANCE = Duration.ofMillis(40);

  private final ModelProcesses processes;
  private final ModelTest test;
  private final Conditions conditions;
  private long end;
  private final Set<WeightsFormat> done = EnumSet.noneOf(WeightsFormat.class);
  private final List<WeightsTest> before = new ArrayList<>();
  private Optional<ResourceResult> left = Optional.empty();

  ModelAttempts(ModelProcesses processes, ModelTest test, Conditions conditions) {
    this.processes = processes;
    this.test = test;
    this.conditions = conditions;
    this.end = System.nanoTime() + conditions.time().toNanos();
  }

  ResourceResult result() throws InterruptedException {
    try {
      return inProcesses();
    } catch (IOException e) {
      processes.stayWhereEnding(); // The folder goes before the threads do.
      return joined(
          new EndedEarly(test.source(), left, TestStep.READING, Device.CPU, test.policy())
              .notStarted(Reason.of(e)));
    }
  }

  /// @throws IOException where there is no process to test it in
  private ResourceResult inProcesses() throws IOException, InterruptedException {
    while (true) {
      Attempt attempt = besideOthers();
      switch (attempt.ending()) {
        case Ending.Complete(ResourceResult result) -> {
          return joined(result);
        }
        case Ending.OutOfTime outOfTime -> {
          return joined(attempt.early());
        }
        case Ending.Ended ended -> {
          if (!goesOn(attempt.early())) {
            return joined(attempt.early());
          }
        }
        case Ending.OutOfMemory full -> {
          if (!goesOn(attempt.early())) {
            return joined(attempt.early());
          }
        }
      }
    }
  }

  /// One process, and what came of it.
  ///
  /// @param early the result as far as it is known
  private record Attempt(Ending ending, ResourceResult early) {}

  /// A test that lacks memory because others take it is begun again when it is alone.
  private Attempt besideOthers() throws IOException, InterruptedException {
    boolean shared;
    Attempt attempt;
    Lock beside = conditions.machine().readLock();
    beside.lockInterruptibly();
    try {
      Sharing sharing = new Sharing();
      attempt = attempt(sharing);
      shared = sharing.seen;
    } finally {
      beside.unlock();
    }
    if (!(attempt.ending() instanceof Ending.OutOfMemory) || !shared) {
      return attempt;
    }
    Lock alone = conditions.machine().writeLock();
    long waiting = System.nanoTime();
    alone.lockInterruptibly();
    end += System.nanoTime() - waiting;
    try {
      return attempt(new Sharing());
    } finally {
      alone.unlock();
    }
  }

  /// Whether other tests took memory when it was full.
  private static final class Sharing {
    private boolean seen;
  }

  private Attempt attempt(Sharing sharing) throws IOException, InterruptedException {
    TestProcess process = processes.take();
    try {
      process.give(test.without(done, conditions.memory().limit()), conditions.progress());
      Ending ending = ending(process, sharing);
      EndedEarly early =
          new EndedEarly(
              test.source(),
              process.known().map(known -> withPrinted(known, process)),
              process.step(),
              tried(),
              test.policy());
      return new Attempt(ending, early(ending, early));
    } finally {
      conditions.memory().forget(process);
    }
  }

  private Device tried() {
    return NvidiaDriver.ofThisMachine() == NvidiaDriver.PRESENT
        ? test.options().device()
        : Device.CPU;
  }

  private Ending ending(TestProcess process, Sharing sharing)
      throws IOException, InterruptedException {
    while (true) {
      process.await(GLANCE);
      Optional<ResourceResult> result = process.result();
      if (result.isPresent()) {
        return new Ending.Complete(complete(result.get(), process));
      }
      if (process.isClosed() || !process.isAlive()) {
        return ended(process);
      }
      if (System.nanoTime() > end) {
        processes.kill(process);
        return new Ending.OutOfTime(conditions.time());
      }
      long excess = conditions.memory().excess(process);
      if (excess > 0) {
        sharing.seen = conditions.memory().isShared();
        processes.kill(process);
        return new Ending.OutOfMemory(excess, conditions.memory().limit());
      }
    }
  }

  private ResourceResult complete(ResourceResult result, TestProcess process)
      throws InterruptedException {
    if (!(result.outcome() instanceof Outcome.Tested(var tests, var reached)) || tests.isEmpty()) {
      processes.giveBack(process);
      return result;
    }
    if (mayHoldBack(tests)) {
      processes.finish(process);
    } else {
      processes.end(process);
    }
    return withPrinted(result, process);
  }

  /// C holds back what is printed until its buffer is full or the process ends. ONNX Runtime prints
  /// nothing that way.
  private static boolean mayHoldBack(List<WeightsTest> tests) {
    return tests.stream()
        .map(test -> test.ranOn().engine())
        .anyMatch(engine -> !engine.isEmpty() && !engine.startsWith("ONNX Runtime"));
  }

  private Ending ended(TestProcess process) throws IOException, InterruptedException {
    process.finish();
    String how = processes.kill(process);
    Optional<String> broken = process.broken(how);
    if (broken.isPresent()) {
      throw new IOException(broken.get());
    }
    String limit = ShellLimits.reached(process.said());
    if (limit != null) {
      throw new IOException(limit);
    }
    return new Ending.Ended(process.ending(how));
  }

  private static ResourceResult withPrinted(ResourceResult result, TestProcess process) {
    return result.outcome() instanceof Outcome.Tested(var tests, var reached)
        ? result.with(new Outcome.Tested(process.withPrinted(tests), reached))
        : result;
  }

  private static ResourceResult early(Ending ending, EndedEarly early) {
    return switch (ending) {
      case Ending.Complete(ResourceResult result) -> result;
      case Ending.Ended(String how) -> early.ended(how);
      case Ending.OutOfTime(Duration limit) -> early.tookTooLong(limit);
      case Ending.OutOfMemory(long used, long limit) -> early.tookTooMuchMemory(used, limit);
    };
  }

  /// Keeps what is known, and says whether there are weights that were not begun.
  private boolean goesOn(ResourceResult early) {
    if (!(early.outcome() instanceof Outcome.Tested(var tests, var reached))
        || tests.stream().noneMatch(WeightsTest::isNotBegun)
        || tests.stream().noneMatch(WeightsTest::isBrokenOff)
        || test.options().endsAtFailure()) {
      return false;
    }
    left =
        Optional.of(
            early.with(
                new Outcome.Tested(
                    tests.stream().filter(WeightsTest::isNotBegun).toList(), reached)));
    for (WeightsTest each : tests) {
      if (!each.isNotBegun()) {
        before.add(each);
        WeightsFormat.of(each.weights()).ifPresent(done::add);
      }
    }
    return true;
  }

  private ResourceResult joined(ResourceResult last) {
    if (before.isEmpty()) {
      return last;
    }
    List<WeightsTest> all = new ArrayList<>(before);
    if (last.outcome() instanceof Outcome.Tested(var tests, var reached)) {
      all.addAll(tests);
    }
    return last.with(new Outcome.Tested(all, Outcome.End.CUT_OFF));
  }
}
