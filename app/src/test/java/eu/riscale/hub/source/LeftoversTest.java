package eu.riscale.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// By real processes, killed as nobody can prepare for.
class LeftoversTest {
  /// No system gives a process such a number.
  private static final String NOBODY = "999999999999";

  @TempDir Path dir;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  /// A process that makes a folder and then waits.
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      Path folder = TemporaryFolder.make("zip").path();
      Files.writeString(folder.resolve("weights.onnx"), "unpacked");
      System.out.println(folder);
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theNextHubRemovesWhatAKilledOneLeft() throws Exception {
    Path left = holder();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
        .isEqualTo("rwx------");
    started.getFirst().destroyForcibly().waitFor();
    assertThat(left.resolve("weights.onnx")).exists();

    Path held = holder();
    assertThat(left).doesNotExist();
    Path alsoHeld = holder();
    assertThat(held.resolve("weights.onnx")).exists();
    assertThat(names())
        .containsExactlyInAnyOrder(
            held.getFileName().toString(),
            held.getFileName() + ".lock",
            alsoHeld.getFileName().toString(),
            alsoHeld.getFileName() + ".lock");
  }

  /// Its process may run in another container that has the same folder of temporary files.
  @Test
  void aFolderWithoutALockGoesOnceItIsADayOld() throws IOException {
    Path folder = dir.resolve("hub-test-" + NOBODY + "-1");
    Files.createDirectories(folder.resolve("model-2/deep"));
    Leftovers.removeFrom(dir);
    assertThat(folder.resolve("model-2/deep")).exists();
    age(folder, Duration.ofHours(25));
    Leftovers.removeFrom(dir);
    assertThat(folder).doesNotExist();
  }

  /// Not all network file systems let one machine see the locks of another.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderOfAnotherMachineGoesOnceItIsADayOld() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("hub-zip-" + NOBODY + "-1"));
    Path lock = dir.resolve("hub-zip-" + NOBODY + "-1.lock");
    Files.writeString(lock, "b4c1e1a2-0000-4000-8000-000000000000\n");
    age(lock, Duration.ofHours(25));
    Leftovers.removeFrom(dir);
    assertThat(folder).exists();
    age(folder, Duration.ofHours(25));
    Leftovers.removeFrom(dir);
    assertThat(names()).isEmpty();
  }

  @Test
  void aFolderOfThisMachineGoesAtOnceWhereItsLockIsFree() throws IOException {
    Files.createDirectory(dir.resolve("hub-zip-" + NOBODY + "-1"));
    Files.write(dir.resolve("hub-zip-" + NOBODY + "-1.lock"), Kernel.id());
    Leftovers.removeFrom(dir);
    assertThat(names()).isEmpty();
  }

  @Test
  void filesOfOthersAndLinksStay() throws IOException {
    Path target = Files.createDirectory(dir.resolve("target"));
    Files.writeString(target.resolve("precious"), "");
    Files.createSymbolicLink(dir.resolve("hub-zip-" + NOBODY + "-1"), target);
    Files.createSymbolicLink(
        Files.createDirectory(dir.resolve("hub-zip-" + NOBODY + "-2")).resolve("link"), target);
    Files.createDirectory(dir.resolve("hub-zip-" + NOBODY + "-x"));
    Files.createDirectory(dir.resolve("other-zip-" + NOBODY + "-1"));
    Files.writeString(dir.resolve("hub-bug-" + NOBODY + ".txt"), "");
    for (String folder : List.of("hub-zip-" + NOBODY + "-2", "hub-zip-" + NOBODY + "-x")) {
      age(dir.resolve(folder), Duration.ofHours(25));
    }
    Leftovers.removeFrom(dir);
    assertThat(target.resolve("precious")).exists();
    assertThat(names())
        .containsExactlyInAnyOrder(
            "target",
            "hub-zip-" + NOBODY + "-1",
            "hub-zip-" + NOBODY + "-x",
            "other-zip-" + NOBODY + "-1",
            "hub-bug-" + NOBODY + ".txt");
  }

  /// A process that was killed between making its lock and its folder leaves but the lock.
  @Test
  void aLockAloneGoesOnceItIsOld() throws IOException {
    Path lock = Files.createFile(dir.resolve("hub-zip-" + NOBODY + "-1.lock"));
    Leftovers.removeFrom(dir);
    assertThat(lock).exists();
    age(lock, Duration.ofHours(25));
    Leftovers.removeFrom(dir);
    assertThat(lock).doesNotExist();
  }

  private static void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  private Path holder() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + dir,
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(process);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      return Path.of(out.readLine());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files
          .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }
}
