package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.source.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Python that runs a network: one line of JSON for each request and each answer.
final class PythonProcess implements AutoCloseable {
  private static final int LAST_BYTES = 4096;
  private static final String COMPLAINTS = "stderr.txt";

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;
  private final Path folder;
  private final Path complaints;
  private final Duration limit;
  private final Thread atExit = new Thread(this::kill, "end Python");

  private PythonProcess(Process process, Path folder, Duration limit) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.folder = folder;
    this.complaints = folder.resolve(COMPLAINTS);
    this.limit = limit;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// @param kind of the networks that it can open
  /// @param folder its working folder, which tensors go through
  static PythonProcess start(Python python, PythonNetworks.Kind kind, Path folder, Duration limit)
      throws EngineException {
    try {
      Process process =
          PythonScript.SERVE
              .process(python.program(), folder, kind.word())
              .redirectError(folder.resolve(COMPLAINTS).toFile())
              .start();
      return new PythonProcess(process, folder, limit);
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.ENGINE,
          "%s cannot be started: %s.".formatted(python.program(), Reason.of(e)),
          "",
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
      return understood(JsonMapper.shared().readTree(line));
    } catch (TimeoutException e) {
      kill();
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
      kill();
      Thread.currentThread().interrupt();
      throw ended(doing);
    } catch (IOException | ExecutionException | JacksonException e) {
      throw ended(doing);
    }
  }

  private @Nullable String line() {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode understood(JsonNode answer) throws EngineException {
    if (answer.has("failure")) {
      throw new EngineException(
          kind(answer.path("failure").asString()),
          answer.path("message").asString(),
          answer.path("hint").asString(),
          null);
    }
    return answer;
  }

  /// Code of a model can answer as well, and say what it likes.
  private static EngineException.Kind kind(String told) {
    return Arrays.stream(EngineException.Kind.values())
        .filter(kind -> kind.name().equals(told))
        .findFirst()
        .orElse(EngineException.Kind.RUN);
  }

  private EngineException ended(String doing) {
    boolean over = false;
    try {
      over = process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String last = lastComplaint();
    return new EngineException(
        EngineException.Kind.RUN,
        "Python ended while %s%s%s."
            .formatted(
                doing,
                over ? " (" + ProcessEnd.of(process.exitValue()) + ")" : "",
                last.isEmpty() ? "" : ": " + last),
        "",
        null);
  }

  private String lastComplaint() {
    try {
      byte[] all = Files.readAllBytes(complaints);
      int start = Math.max(0, all.length - LAST_BYTES);
      String end = new String(all, start, all.length - start, StandardCharsets.UTF_8);
      List<String> lines = end.lines().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : Sentence.clause(lines.getLast());
    } catch (IOException e) {
      return "";
    }
  }

  private void kill() {
    ProcessTree.endBelow(process.pid());
    process.destroyForcibly();
    Strays.end(folder);
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(5, TimeUnit.SECONDS); // Windows removes no file that a process has open.
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      return; // hub itself is ending, and the hook runs.
    }
  }
}
