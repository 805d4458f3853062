package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.source.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A Python that runs a network: one line of JSON for each request and each answer.
final class PythonProcess implements AutoCloseable {
  /// Longer than all that hub's own script answers.
  private static final int LONGEST_ANSWER = 1 << 20;

  /// The part of an output that was written before there was no space may be cut to blocks.
  private static final long FULL = 1 << 20;

  private final HeldProcess process;
  private final Writer requests;
  private final BufferedReader answers;
  private final Path folder;
  private final Complaints complaints;
  private final Duration limit;
  private boolean open;

  private PythonProcess(Process process, Path folder, Duration limit) {
    this.process = new HeldProcess(process, folder);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.folder = folder;
    this.complaints = Complaints.of(process);
    this.limit = limit;
  }

  /// @param kind of the networks that it can open
  /// @param folder its working folder, which tensors go through
  static PythonProcess start(Python python, PythonNetworks.Kind kind, Path folder, Duration limit)
      throws EngineException {
    try {
      Process process = PythonScript.SERVE.process(python.program(), folder, kind.word()).start();
      return new PythonProcess(process, folder, limit);
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "%s cannot be started: %s.".formatted(python.program(), Reason.of(e)),
          PythonFinder.HINT,
          e);
    }
  }

  /// Sends a request and waits for its answer.
  ///
  /// @param doing what it does, as in `opening the network`
  /// @throws EngineException where the answer is a failure, and where none comes in time or at all
  JsonNode ask(JsonNode request, String doing) throws EngineException {
    try {
      requests.write(request.toString());
      requests.write('\n');
      requests.flush();
      String line =
          CompletableFuture.supplyAsync(this::line).get(limit.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        throw ended(doing);
      }
      if (line.length() > LONGEST_ANSWER) {
        process.kill();
        throw PythonAnswer.malformed(line, doing);
      }
      if (open && PythonAnswer.isOfMachine(line) && isFull()) {
        throw ScratchFolder.unusable(folder, new IOException("no space is left there"));
      }
      JsonNode answer = PythonAnswer.of(line, doing, open);
      open = true;
      return answer;
    } catch (TimeoutException e) {
      process.kill();
      throw new EngineException(
          EngineException.Kind.RUN,
          String.format(
              Locale.ROOT,
              "Python was ended while %s, because that took more than %,d s.",
              doing,
              limit.toSeconds()),
          "Give it more time by --timeout SECONDS.",
          e);
    } catch (InterruptedException e) {
      process.kill();
      Thread.currentThread().interrupt();
      throw ended(doing);
    } catch (IOException | ExecutionException e) {
      throw ended(doing);
    }
  }

  private @Nullable String line() {
    StringBuilder line = new StringBuilder();
    try {
      int next = answers.read();
      while (next >= 0 && next != '\n' && line.length() <= LONGEST_ANSWER) {
        line.append((char) next);
        next = answers.read();
      }
      return next < 0 && line.isEmpty() ? null : line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isFull() {
    return folder.toFile().getUsableSpace() < FULL;
  }

  private EngineException ended(String doing) {
    boolean over = false;
    try {
      over = process.process().waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String last = complaints.lastLine();
    return new EngineException(
        EngineException.Kind.RUN,
        "Python ended while %s%s%s."
            .formatted(
                doing,
                over ? " (" + ProcessEnd.of(process.process().exitValue()) + ")" : "",
                last.isEmpty() ? "" : ": " + last),
        "",
        null);
  }

  @Override
  public void close() {
    process.close();
  }
}
