package eu.riscale.hub.process;

import eu.riscale.hub.run.memory.ProcessMemory;
import java.util.HashMap;
import java.util.Map;

/// The memory that the processes of all tests take together.
final class MemoryWatch {
  private final long limit;
  private final Map<TestProcess, Long> used = new HashMap<>();

  MemoryWatch(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  /// Looks at one of the processes.
  ///
  /// @return the bytes that it takes, where all together take too many and it takes the most; 0
  ///   otherwise
  long excess(TestProcess process) {
    long now = ProcessMemory.taken(process.id());
    synchronized (this) {
      long bytes = now == 0 ? used.getOrDefault(process, 0L) : now;
      used.put(process, bytes);
      long sum = used.values().stream().mapToLong(Long::longValue).sum();
      boolean most = used.values().stream().allMatch(other -> other <= bytes);
      return sum > limit && most ? bytes : 0;
    }
  }

  synchronized void forget(TestProcess process) {
    used.remove(process);
  }

  /// Whether other tests took part of the memory.
  synchronized boolean isShared() {
    return used.size() > 1;
  }
}
