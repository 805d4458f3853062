package eu.riscale.hub.run.memory;

import com.sun.management.OperatingSystemMXBean;
import eu.riscale.hub.engine.python.ProcessTree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The memory of this process, of those that it started, and of the machine, as Linux tells them.
/// Elsewhere nothing is known of processes, and all of the machine's memory counts as available.
public final class ProcessMemory {
  private static final Path PROCESSES = Path.of("/proc/self/status");
  private static final Path CGROUP = Path.of("/sys/fs/cgroup");

  private static final List<String> OWN = List.of("RssAnon:", "RssShmem:", "VmSwap:");

  private ProcessMemory() {}

  /// The most bytes that this process and those that it started have taken; 0 where that is not
  /// known.
  public static long peak() {
    return processes().mapToLong(id -> status(id, "VmHWM:")).sum();
  }

  /// The bytes that a process and those that it has started take and that no file holds, so that
  /// Linux cannot drop them; elsewhere, as far as `ps` tells, all that they have in memory; 0 where
  /// that is not known.
  public static long taken(long process) {
    if (!Files.exists(PROCESSES)) {
      return ProcessStatus.resident(process);
    }
    return withThoseBelow(process).mapToLong(ProcessMemory::ownBytes).sum();
  }

  private static long ownBytes(long process) {
    long bytes = 0;
    for (String line : lines(Path.of("/proc/" + process + "/status"))) {
      for (String label : OWN) {
        if (line.startsWith(label)) {
          bytes += kilobytes(line, label).orElse(0);
        }
      }
    }
    return bytes;
  }

  /// The bytes that they take now; 0 where that is not known.
  public static long used() {
    return processes().mapToLong(id -> status(id, "VmRSS:")).sum();
  }

  /// The bytes that are still available, within the limit of a container too.
  public static double available() {
    OptionalLong machine = kilobytes(Path.of("/proc/meminfo"), "MemAvailable:");
    double bytes = machine.isPresent() ? machine.getAsLong() : physical();
    return Math.min(bytes, inContainer());
  }

  private static Stream<Long> processes() {
    return withThoseBelow(ProcessHandle.current().pid());
  }

  private static Stream<Long> withThoseBelow(long process) {
    return Stream.concat(Stream.of(process), ProcessTree.below(process).stream());
  }

  private static long status(long process, String label) {
    return kilobytes(Path.of("/proc/" + process + "/status"), label).orElse(0);
  }

  /// The number behind a label in a file of lines such as `VmHWM: 1234 kB`, in bytes.
  private static OptionalLong kilobytes(Path file, String label) {
    for (String line : lines(file)) {
      if (line.startsWith(label)) {
        return kilobytes(line, label);
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong kilobytes(String line, String label) {
    return number(line.substring(label.length()).replace("kB", "").strip(), 1024);
  }

  /// Of the second version of control groups first, then of the first. Pages of files that Linux
  /// could drop count as available.
  private static double inContainer() {
    for (List<String> files :
        List.of(
            List.of("memory.max", "memory.current", "memory.stat"),
            List.of(
                "memory/memory.limit_in_bytes",
                "memory/memory.usage_in_bytes",
                "memory/memory.stat"))) {
      OptionalLong limit = bytes(files.get(0));
      OptionalLong used = bytes(files.get(1));
      if (limit.isPresent() && used.isPresent()) {
        return (double) limit.getAsLong() - used.getAsLong() + droppable(files.get(2));
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static OptionalLong bytes(String file) {
    List<String> lines = lines(CGROUP.resolve(file));
    return lines.isEmpty() ? OptionalLong.empty() : number(lines.getFirst().strip(), 1);
  }

  private static long droppable(String file) {
    for (String line : lines(CGROUP.resolve(file))) {
      if (line.startsWith("inactive_file ")) {
        return number(line.substring("inactive_file ".length()), 1).orElse(0);
      }
    }
    return 0;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of(); // A process that has just ended.
    }
  }

  private static OptionalLong number(String text, long unit) {
    try {
      return OptionalLong.of(Long.parseLong(text) * unit);
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // "max": no limit.
    }
  }

  private static double physical() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Double.POSITIVE_INFINITY;
  }
}
