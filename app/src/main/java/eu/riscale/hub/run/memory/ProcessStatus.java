package eu.riscale.hub.run.memory;

import eu.riscale.hub.engine.python.ProcessTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `ps` tells of processes, as POSIX has it; macOS has no files that would.
final class ProcessStatus {
  /// Starting a program takes more than reading a file, so that it is not asked more often.
  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int LONGEST_SECONDS = 5;

  private static long asked = System.nanoTime() - BETWEEN;

  private ProcessStatus() {}

  /// The bytes that a process and those that it has started have in memory; 0 where that is not
  /// known, or was asked for just now.
  static long resident(long process) {
    if (!isTime()) {
      return 0;
    }
    String all =
        Stream.concat(Stream.of(process), ProcessTree.below(process).stream())
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    return asked(all);
  }

  private static synchronized boolean isTime() {
    long now = System.nanoTime();
    boolean time = now - asked >= BETWEEN;
    asked = time ? now : asked;
    return time;
  }

  /// @param processes with commas between
  static long asked(String processes) {
    try {
      Process ps =
          new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", processes))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var out = ps.getInputStream()) {
        String sizes = new String(out.readAllBytes(), StandardCharsets.US_ASCII);
        return ps.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) ? sum(sizes) : 0;
      } finally {
        ps.destroyForcibly();
      }
    } catch (IOException e) {
      return 0; // Windows has none.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// Lines with a number of kilobytes each.
  static long sum(String sizes) {
    return sizes
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && line.length() < 16)
        .filter(line -> line.chars().allMatch(letter -> letter >= '0' && letter <= '9'))
        .mapToLong(line -> Long.parseLong(line) * 1024)
        .sum();
  }
}
