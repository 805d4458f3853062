package eu.riscale.hub.engine.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Processes that the code of a model has started and that have left their parents. Their
/// environment still names the folder for temporary files that the test had. Linux alone shows it,
/// and code that starts them without it is not found so; see `hub_keeper.py` for the other net.
public final class Strays {
  private static final Path PROCESSES = Path.of("/proc");

  /// Room for the largest environment that Linux lets a program have in all usual settings.
  private static final int ENVIRONMENT = 4 << 20;

  /// One that starts others all the time has to be found between two of them.
  private static final int ROUNDS = 20;

  /// The limits of a test hold, however many there are.
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Strays() {}

  /// Ends all whose temporary files go into the folder.
  public static void end(Path folder) {
    if (!Files.isDirectory(PROCESSES.resolve("self"))) {
      return;
    }
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
      List<Long> found = found(folder, end);
      if (found.isEmpty()) {
        return;
      }
      found.forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
    }
  }

  private static List<Long> found(Path folder, long end) {
    String own = new String(folder.toString().getBytes(StandardCharsets.UTF_8), ISO_8859_1);
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : all) {
        if (System.nanoTime() > end) {
          break;
        }
        String environment = environment(process);
        if (environment.contains("\0TMPDIR=" + own + "\0")
            || environment.contains("\0TMPDIR=" + own + "/")) {
          found.add(Long.parseLong(process.getFileName().toString()));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found;
    }
    found.remove(ProcessHandle.current().pid());
    return found;
  }

  /// Empty where it is another person's, or has just ended.
  private static String environment(Path process) {
    try (InputStream in = Files.newInputStream(process.resolve("environ"))) {
      return "\0" + new String(in.readNBytes(ENVIRONMENT), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
