package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @TempDir Path cache;
  private final List<String> progress = new ArrayList<>();

  @Test
  void unpacksOnceAndSaysSo() throws EngineException, IOException {
    Path home = unpack();
    assertThat(home.resolve("one")).isRegularFile().isNotEmptyFile();
    assertThat(unpack()).isEqualTo(home);
    assertThat(progress).containsExactly("Unpacking Example 1.0 once, a few seconds…");
    assertThat(names()).containsExactlyInAnyOrder("example-1.0", "example-1.0.lock");
  }

  @Test
  void completesAFolderThatMissesAFile() throws EngineException, IOException {
    Files.delete(unpack().resolve("two"));
    assertThat(unpack().resolve("two")).isRegularFile();
    assertThat(progress).hasSize(2);
  }

  @Test
  void removesWhatAKilledProcessLeft() throws EngineException, IOException {
    Files.createDirectories(cache.resolve("natives/example-1.0.tmp-1234"));
    Files.writeString(cache.resolve("natives/example-1.0.tmp-1234/one"), "half");
    unpack();
    assertThat(names()).containsExactlyInAnyOrder("example-1.0", "example-1.0.lock");
  }

  @Test
  void saysInOneSentenceThatTheCacheCannotBeWritten() throws IOException {
    Path file = Files.createFile(cache.resolve("natives"));
    assertThatThrownBy(this::unpack)
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(EngineException.Kind.ENGINE);
              assertThat(e)
                  .hasMessage(
                      "Example 1.0 cannot be unpacked into the cache folder %s: %s is a file, not a"
                          + " folder.",
                      file, file);
              assertThat(e.hint()).contains("HUB_CACHE_DIR");
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
    assertThat(results).hasSize(8).containsOnly(cache.resolve("natives/example-1.0"));
    assertThat(progress).hasSize(1);
  }

  private Path unpack() throws EngineException {
    return new NativeCache(cache, progress::add).unpack(LIBRARY);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("natives"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
