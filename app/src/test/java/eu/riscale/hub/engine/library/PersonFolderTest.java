package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonFolderTest {
  @TempDir private static Path home;

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
        .isEqualTo(home.resolve(".cache/hub"));
  }

  @Test
  void elseTheUsualPlaceOfTheSystem() {
    assertThat(folder("Linux", Map.of())).isEqualTo(home.resolve(".cache/hub"));
    assertThat(folder("Mac OS X", Map.of())).isEqualTo(home.resolve("Library/Caches/hub"));
    assertThat(folder("Windows 11", Map.of()))
        .isEqualTo(home.resolve("AppData/Local").resolve("hub/cache"));
    assertThat(folder("Windows 11", Map.of("LOCALAPPDATA", "/local")))
        .isEqualTo(Path.of("/local/hub/cache"));
  }

  @Test
  void noneWithoutAHomeFolder() {
    assertThat(PersonFolder.CACHE.of(Map.of(), "Linux", home.resolve("nonexistent"))).isEmpty();
    assertThat(PersonFolder.CACHE.of(Map.of(), "Linux", Path.of("?"))).isEmpty();
    assertThat(PersonFolder.CACHE.of(Map.of("HUB_CACHE_DIR", "/big"), "Linux", Path.of("?")))
        .isPresent();
  }

  private static Path folder(String system, Map<String, String> environment) {
    return PersonFolder.CACHE.of(environment, system, home).orElseThrow();
  }

  @Test
  void whatIsInstalledLiesElsewhere() {
    assertThat(PersonFolder.DATA.of(Map.of(), "Linux", home))
        .contains(home.resolve(".local/share/hub"));
    assertThat(PersonFolder.DATA.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
        .contains(Path.of("/data/hub"));
    assertThat(PersonFolder.DATA.of(Map.of("HUB_DATA_DIR", "/big"), "Linux", home))
        .contains(Path.of("/big"));
    assertThat(PersonFolder.DATA.of(Map.of(), "Mac OS X", home))
        .contains(home.resolve("Library/Application Support/hub"));
  }
}
