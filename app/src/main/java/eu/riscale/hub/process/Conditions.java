package eu.riscale.hub.process;

import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

/// What holds for the tests of all models of one command line.
public final class Conditions {
  private final Duration time;
  private final MemoryWatch memory;
  private final Consumer<String> progress;
  private final ReadWriteLock machine = new ReentrantReadWriteLock();

  /// @param time that the test of one model may take
  /// @param memory bytes that all tests may take that run at once
  /// @param progress takes a line for the person who waits
  public Conditions(Duration time, long memory, Consumer<String> progress) {
    this.time = time;
    this.memory = new MemoryWatch(memory);
    this.progress = progress;
  }

  Duration time() {
    return time;
  }

  MemoryWatch memory() {
    return memory;
  }

  Consumer<String> progress() {
    return progress;
  }

  /// Read for tests that run beside others, written for one that runs alone.
  ReadWriteLock machine() {
    return machine;
  }
}
