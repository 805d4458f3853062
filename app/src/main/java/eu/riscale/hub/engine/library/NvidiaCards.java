package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.Programs;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The NVIDIA GPUs of this machine, asked of `nvidia-smi`, which comes with the driver. Nothing is
/// known of them where that program is not there, takes too long, or says what hub does not
/// understand.
public final class NvidiaCards {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 16;

  private final Optional<Path> program;
  private final VisibleCards visible;
  private final Duration limit;
  private final Map<Device, Optional<String>> names = new HashMap<>();
  private boolean isSilent;

  /// @param program `nvidia-smi`; empty where there is none
  /// @param environment the variables of the process
  /// @param limit how long an answer may take
  public NvidiaCards(Optional<Path> program, Map<String, String> environment, Duration limit) {
    this.program = program;
    this.visible = new VisibleCards(environment);
    this.limit = limit;
  }

  /// Knows of no card.
  public static NvidiaCards none() {
    return new NvidiaCards(Optional.empty(), Map.of(), LIMIT);
  }

  /// Looks for `nvidia-smi` on the path and in the usual places of the driver.
  public static NvidiaCards ofThisMachine() {
    Map<String, String> environment = System.getenv();
    return new NvidiaCards(program(environment), environment, LIMIT);
  }

  /// What a GPU is called, such as `NVIDIA H200`; asked only once.
  public synchronized Optional<String> name(Device.Cuda device) {
    return names.computeIfAbsent(device, asked -> card(device).map(NvidiaCard::words));
  }

  /// What is known of a GPU now, its free memory too.
  public synchronized Optional<NvidiaCard> card(Device.Cuda device) {
    if (isSilent || program.isEmpty()) {
      return Optional.empty();
    }
    List<NvidiaCard> all = NvidiaCard.read(answer(program.get()));
    isSilent = all.isEmpty(); // Whoever took too long once is not waited for again.
    return visible.card(all, device.index());
  }

  private static Optional<Path> program(Map<String, String> environment) {
    boolean windows = File.separatorChar == '\\';
    String name = windows ? "nvidia-smi.exe" : "nvidia-smi";
    Stream<String> usual =
        windows
            ? Stream.of(environment.getOrDefault("SystemRoot", "C:\\Windows") + "\\System32")
            : Stream.of("/usr/bin", "/usr/local/nvidia/bin", "/usr/lib/wsl/lib");
    String path = environment.getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), usual)
        .flatMap(folder -> Programs.in(folder, name).stream())
        .findFirst();
  }

  /// Empty where there is none in time.
  private String answer(Path asked) {
    try {
      Process process =
          new ProcessBuilder(NvidiaCard.command(asked.toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        process.getOutputStream().close();
        InputStream out = process.getInputStream();
        byte[] bytes =
            CompletableFuture.supplyAsync(() -> read(out), NvidiaCards::aside)
                .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        boolean whole =
            bytes.length < MOST_BYTES
                && process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                && process.exitValue() == 0;
        return whole ? new String(bytes, StandardCharsets.UTF_8) : "";
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (IOException | ExecutionException | TimeoutException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /// Whatever keeps the pipe open may never let go of the thread.
  private static void aside(Runnable task) {
    Thread.ofPlatform().daemon().name("read nvidia-smi").start(task);
  }

  private static byte[] read(InputStream out) {
    try {
      return out.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
