package eu.riscale.hub.engine.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes that a process has started, and those that they have, in one look that takes no
/// longer than it may. Java's own look does not end where processes come and go all the time.
public final class ProcessTree {
  private static final Path PROCESSES = Path.of("/proc");

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);

  private static final int MOST_LOOKED_AT = 100_000;
  private static final int MOST_FOUND = 10_000;

  /// Longer than all numbers of `/proc/N/stat` up to the parent's.
  private static final int START = 512;

  private ProcessTree() {}

  /// All below a process, as far as one look tells.
  public static List<Long> below(long process) {
    return Files.isDirectory(PROCESSES.resolve("self"))
        ? below(process, parents())
        : asJavaTells(process);
  }

  /// Ends all below a process.
  public static void endBelow(long process) {
    below(process).forEach(id -> ProcessHandle.of(id).ifPresent(ProcessTree::end));
  }

  private static void end(ProcessHandle process) {
    if (process.pid() != ProcessHandle.current().pid()) {
      process.destroyForcibly();
    }
  }

  /// @param parents of processes; as the look takes its time, one may seem to be above itself
  static List<Long> below(long process, Map<Long, Long> parents) {
    Map<Long, List<Long>> children = new HashMap<>();
    parents.forEach(
        (child, parent) -> children.computeIfAbsent(parent, none -> new ArrayList<>()).add(child));
    List<Long> found = new ArrayList<>(childrenOf(process, children));
    for (int i = 0; i < found.size() && found.size() < MOST_FOUND; i++) {
      found.addAll(childrenOf(found.get(i), children));
    }
    found.remove(process);
    return found;
  }

  /// The children of a process, which are taken out, so that none comes twice.
  private static List<Long> childrenOf(long process, Map<Long, List<Long>> children) {
    List<Long> own = children.remove(process);
    return own == null ? List.of() : own;
  }

  private static Map<Long, Long> parents() {
    Map<Long, Long> parents = new HashMap<>();
    long end = System.nanoTime() + LONGEST_LOOK.toNanos();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        if (parents.size() >= MOST_LOOKED_AT || System.nanoTime() > end) {
          break;
        }
        parents.put(Long.parseLong(process.getFileName().toString()), parent(process));
      }
    } catch (IOException | DirectoryIteratorException e) {
      return parents;
    }
    return parents;
  }

  /// -1 where it has just ended. Its own name, in brackets, may hold anything.
  private static long parent(Path process) {
    try (InputStream in = Files.newInputStream(process.resolve("stat"))) {
      String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
      String[] numbers = start.substring(start.lastIndexOf(')') + 1).strip().split(" ", 3);
      return numbers.length < 2 ? -1 : Long.parseLong(numbers[1]);
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  /// Empty where the look takes too long; its thread is then left to itself.
  private static List<Long> asJavaTells(long process) {
    CompletableFuture<List<Long>> look = new CompletableFuture<>();
    Thread looking =
        new Thread(
            () ->
                look.complete(
                    ProcessHandle.of(process).stream()
                        .flatMap(ProcessHandle::descendants)
                        .limit(MOST_FOUND)
                        .map(ProcessHandle::pid)
                        .toList()),
            "look at processes");
    looking.setDaemon(true);
    looking.start();
    try {
      return look.get(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
