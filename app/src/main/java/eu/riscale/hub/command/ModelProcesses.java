package eu.riscale.hub.command;

import eu.riscale.hub.engine.python.ProcessEnd;
import eu.riscale.hub.report.ResultFile;
import eu.riscale.hub.source.Temporary;
import eu.riscale.hub.source.TemporaryFolder;
import eu.riscale.hub.work.EndedEarly;
import eu.riscale.hub.work.Policy;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tests models each in a process of its own, so that one that exhausts the memory or crashes a
/// native library takes no other with it.
///
/// The process is hub once more, with the same options, and writes what it knows of the model to a
/// file. Its temporary files lie in a folder that goes with it, however it ends.
final class ModelProcesses implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ChildCommand command;
  private final InputStream stdin;
  private final Duration limit;
  private final Policy policy;
  private final Path folder;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private final Thread atExit = new Thread(this::end, "end tests");
  private volatile boolean ending;

  /// @param limit how long one model may take
  ModelProcesses(ChildCommand command, InputStream stdin, Duration limit, Policy policy)
      throws IOException {
    this.command = command;
    this.stdin = stdin;
    this.limit = limit;
    this.policy = policy;
    this.folder = Files.createTempDirectory(TemporaryFolder.prefix("test"));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// The result of one model; whatever becomes of its process, there is one.
  ///
  /// @param more options for this model alone
  ResourceResult test(String source, List<String> more) {
    try {
      try {
        return inOwnFolder(source, more);
      } catch (IOException e) {
        stayWhereEnding(); // The folder goes before the threads do.
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private ResourceResult inOwnFolder(String source, List<String> more)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(folder, "model-");
    try {
      return run(source, more, own);
    } finally {
      Temporary.delete(own);
    }
  }

  private ResourceResult run(String source, List<String> more, Path own)
      throws IOException, InterruptedException {
    Path result = own.resolve("result.json");
    Path said = own.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command.line(source, more, own, result))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("TMPDIR", own.toString());
    Process process = start(builder);
    boolean inTime;
    try {
      feed(process, source);
      inTime = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      kill(process);
    } finally {
      running.remove(process);
    }
    stayWhereEnding();
    Optional<ResourceResult> known = ResultFile.read(result);
    if (inTime && process.exitValue() == ExitStatus.OK && known.isPresent()) {
      return known.get();
    }
    EndedEarly test = new EndedEarly(source, known, policy);
    return inTime
        ? test.ended(ProcessEnd.of(process.exitValue()), LastWords.of(said))
        : test.tookTooLong(limit);
  }

  /// Either the process is among those that are ended with hub, or there is none.
  private Process start(ProcessBuilder builder) throws IOException {
    synchronized (running) {
      if (ending) {
        throw new IOException("hub is ending");
      }
      Process process = builder.start();
      running.add(process);
      return process;
    }
  }

  /// Nobody waits for a result any more, and what becomes of a model now is no fault of it or hub.
  private void stayWhereEnding() throws InterruptedException {
    if (ending) {
      new CountDownLatch(1).await();
    }
  }

  private void feed(Process process, String source) {
    try (OutputStream in = process.getOutputStream()) {
      if (source.equals("-")) {
        stdin.transferTo(in);
      }
    } catch (IOException e) {
      return; // The process has ended; why, its exit status says.
    }
  }

  /// The process and what it has started, such as Python.
  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /// Gives every process the time to clean up after itself, and then ends it.
  private void end() {
    synchronized (running) {
      ending = true;
    }
    running.forEach(Process::destroy);
    long end = System.nanoTime() + GRACE.toNanos();
    for (Process process : running) {
      try {
        process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      kill(process);
    }
    try {
      Temporary.delete(folder);
    } catch (IOException e) {
      return; // Left to the system, which clears its folder of temporary files by itself.
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // hub itself is ending, and the hook runs.
    }
    end();
  }
}
