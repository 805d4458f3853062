package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ScratchFolder;
import eu.riscale.hub.source.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a program which Python it is. The program may be anything, so it gets neither much time nor
/// much room.
///
/// @param limit how long it may take
record PythonProbe(Duration limit) {
  static final PythonProbe USUAL = new PythonProbe(Duration.ofSeconds(10));

  /// Room for what a wrapper writes before Python does.
  private static final int MOST_BYTES = 1 << 20;

  /// @throws EngineException of kind MACHINE where there is no room for temporary files
  ProbeAnswer ask(Path program) throws EngineException {
    if (!Files.isExecutable(program) || Files.isDirectory(program)) {
      return new ProbeAnswer.Failed(noProgram(program));
    }
    try (ScratchFolder folder = ScratchFolder.make("python")) {
      Process started =
          PythonScript.PROBE
              .process(program, folder.path())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (HeldProcess process = new HeldProcess(started, folder.path())) {
        started.getOutputStream().close();
        return answer(program, process.process());
      }
    } catch (IOException e) {
      return new ProbeAnswer.Failed("it cannot be started (%s)".formatted(Reason.of(e)));
    }
  }

  private static String noProgram(Path program) {
    if (!Files.exists(program)) {
      return "there is no such file";
    }
    return Files.isDirectory(program)
        ? "it is a folder, and there is no bin/python in it"
        : "the file is no program that may be run";
  }

  private ProbeAnswer answer(Path program, Process process) {
    try {
      Optional<String> line =
          CompletableFuture.supplyAsync(() -> marked(process.getInputStream()))
              .get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (line.isEmpty()) {
        return new ProbeAnswer.Failed(silent(process));
      }
      Optional<Python> python = ProbeAnswer.read(program, line.get());
      return python.isPresent()
          ? new ProbeAnswer.Found(python.get())
          : new ProbeAnswer.Failed("what it says of itself is not what a Python says");
    } catch (TimeoutException e) {
      return new ProbeAnswer.Failed("it gave no answer within %d s".formatted(limit.toSeconds()));
    } catch (ExecutionException e) {
      return new ProbeAnswer.Failed("its answer cannot be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ProbeAnswer.Failed("it was not waited for");
    }
  }

  /// What follows the mark on its line. What it has started may keep the pipe open for ever, so
  /// nothing after that is waited for.
  ///
  /// @return empty where there is none, or too much else
  private static Optional<String> marked(InputStream in) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int i = 0; i < MOST_BYTES; i++) {
        int next = in.read();
        if (next >= 0 && next != '\n') {
          line.write(next);
          continue;
        }
        String text = line.toString(StandardCharsets.UTF_8);
        int mark = text.indexOf(ProbeAnswer.MARK);
        if (mark >= 0) {
          return Optional.of(text.substring(mark + ProbeAnswer.MARK.length()));
        }
        if (next < 0) {
          return Optional.empty();
        }
        line.reset();
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String silent(Process process) throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      return "it wrote much, and not which Python it is";
    }
    int status = process.exitValue();
    return "it ended without saying which Python it is (%s)"
        .formatted(status == 0 ? "exit status 0" : ProcessEnd.of(status));
  }
}
