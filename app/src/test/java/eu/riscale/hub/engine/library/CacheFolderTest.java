package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void ownVariableWins() {
    assertThat(folder("Linux", Map.of("HUB_CACHE_DIR", "/big/disk", "XDG_CACHE_HOME", "/xdg")))
        .isEqualTo(Path.of("/big/disk").toAbsolutePath());
  }

  @Test
  void thenTheSharedOneUnlessItIsRelative() {
    Path xdg = Path.of("/xdg").toAbsolutePath();
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", xdg.toString())))
        .isEqualTo(xdg.resolve("hub"));
    assertThat(folder("Linux", Map.of("XDG_CACHE_HOME", "here")))
        .isEqualTo(HOME.resolve(".cache/hub"));
  }

  @Test
  void elseTheUsualPlaceOfTheSystem() {
    assertThat(folder("Linux", Map.of())).isEqualTo(HOME.resolve(".cache/hub"));
    assertThat(folder("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Caches/hub"));
    assertThat(folder("Windows 11", Map.of()))
        .isEqualTo(HOME.resolve("AppData/Local").resolve("hub/cache"));
    assertThat(folder("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/hub/cache"));
  }

  private static Path folder(String system, Map<String, String> environment) {
    return CacheFolder.of(environment, system, HOME);
  }
}
