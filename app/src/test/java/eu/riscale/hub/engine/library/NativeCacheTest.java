package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  /// Any two resources of the class path do for a library.
  private static final NativeLibrary LIBRARY =
      new NativeLibrary(
          "Example 1.0",
          "example-1.0",
          Map.of(
              "one", "eu/riscale/hub/engine/library/NativeCache.class",
              "two", "eu/riscale/hub/engine/library/NativeLibrary.class"));

  private static final String UNPACKING = "Unpacking Example 1.0 once, a few seconds…";

  @TempDir Path dir;
  private final List<String> progress = new ArrayList<>();

  @Test
  void unpacksOnceAndSaysSo() throws Exception {
    Path home = unpack();
    assertThat(home.resolve("one")).isRegularFile().isNotEmptyFile();
    assertThat(unpack()).isEqualTo(home).isEqualTo(natives().resolve("example-1.0"));
    assertThat(progress).containsExactly(UNPACKING);
    assertThat(names()).containsExactlyInAnyOrder("example-1.0", "example-1.0.lock");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyElseCanLookIntoIt() throws Exception {
    Path home = unpack();
    for (Path folder : List.of(cache(), natives(), home)) {
      assertThat(permissions(folder)).as(folder.toString()).isEqualTo("rwx------");
    }
    allow(natives(), "rwxr-xr-x");
    assertThat(unpack()).isEqualTo(home);
    assertThat(permissions(natives())).isEqualTo("rwx------");
  }

  @Test
  void completesAFolderThatMissesAFile() throws Exception {
    Files.delete(unpack().resolve("two"));
    assertThat(unpack().resolve("two")).isRegularFile();
    assertThat(progress).hasSize(2);
  }

  @Test
  void unpacksAgainWhatWasCutOrReplaced() throws Exception {
    Path two = unpack().resolve("two");
    byte[] whole = Files.readAllBytes(two);

    Files.write(two, "cut".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(unpack().resolve("two")).hasBinaryContent(whole);

    FileTime before = Files.getLastModifiedTime(two);
    byte[] other = whole.clone();
    other[other.length / 2] ^= 1;
    Files.write(two, other);
    Files.setLastModifiedTime(two, before);
    assertThat(unpack().resolve("two")).hasBinaryContent(whole);

    Files.delete(two);
    Files.createSymbolicLink(two, Files.write(dir.resolve("elsewhere"), whole));
    assertThat(unpack().resolve("two")).isRegularFile();
    assertThat(Files.isSymbolicLink(two)).isFalse();
    assertThat(progress).hasSize(4);
  }

  /// As after the folder was copied to another disk.
  @Test
  void otherTimesAloneAreNoReasonToUnpack() throws Exception {
    Path home = unpack();
    Files.setLastModifiedTime(home.resolve("one"), FileTime.fromMillis(0));
    assertThat(unpack()).isEqualTo(home);
    assertThat(progress).hasSize(1);
    assertThat(UnpackedFiles.read(home).areUnchanged(home)).isTrue();
  }

  @Test
  void removesWhatAKilledProcessLeft() throws Exception {
    Files.createDirectories(natives().resolve("example-1.0.tmp-1234"));
    Files.writeString(natives().resolve("example-1.0.tmp-1234/one"), "half");
    unpack();
    assertThat(names()).containsExactlyInAnyOrder("example-1.0", "example-1.0.lock");
  }

  @Test
  void aFileInTheWayLeavesAFolderForThisRun() throws Exception {
    Files.createDirectories(cache());
    Files.createFile(natives());
    Path home = unpack();
    assertThat(home.resolve("one")).isRegularFile();
    assertThat(home).doesNotHaveToString(natives().resolve("example-1.0").toString());
    assertThat(progress.getFirst())
        .isEqualTo(
            "hub's cache folder %s cannot be used (natives in it is no folder), so Example 1.0 is"
                + " unpacked for this run alone…",
            cache());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFolderThatOthersMayWriteToIsNotUsed() throws Exception {
    Path home = unpack();
    for (Path folder : List.of(cache(), natives(), home)) {
      allow(folder, "rwxrwx---");
      Path own = unpack();
      assertThat(own.startsWith(cache())).as(folder.toString()).isFalse();
      assertThat(own.resolve("one")).isRegularFile();
      assertThat(progress.getLast()).contains("(other people may write to it)");
      allow(folder, "rwx------");
    }
    assertThat(unpack()).isEqualTo(home);
  }

  @Test
  void damagedInstallationsAreSaidToBe() {
    NativeLibrary lacking = new NativeLibrary("Example 2.0", "example-2.0", Map.of("a", "no/such"));
    assertThatThrownBy(() -> new NativeCache(Optional.of(cache()), progress::add).unpack(lacking))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.MACHINE);
              assertThat(e)
                  .hasMessage("hub's installation lacks a sound Example 2.0: no/such is missing.");
              assertThat(e.hint()).isEqualTo("Install hub again.");
            });
  }

  @Test
  void threadsThatStartTogetherShareOneUnpacking() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<Object> results = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              results.add(unpack());
            } catch (EngineException e) {
              results.add(e);
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(8).containsOnly(natives().resolve("example-1.0"));
    assertThat(progress).hasSize(1);
  }

  private Path cache() {
    return dir.resolve("cache");
  }

  private Path natives() {
    return cache().resolve("natives");
  }

  private Path unpack() throws EngineException {
    return new NativeCache(Optional.of(cache()), progress::add).unpack(LIBRARY);
  }

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(natives())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
