package eu.riscale.hub.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Models;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A machine on which an engine that hub brings does not work is not the model's fault. Each in a
/// process of its own, with real libraries and the system's own loader.
@EnabledOnOs(OS.LINUX)
class EngineFaultsTest {
  private static final String NATIVES =
      "ai/onnxruntime/native/linux-"
          + (System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64");

  /// What a run of hub came to.
  private record Ended(int status, String out) {}

  @TempDir Path dir;
  private Path patched;

  @BeforeEach
  void makeFolders() throws Exception {
    patched = Files.createDirectories(dir.resolve("patched").resolve(NATIVES));
  }

  @Test
  void aMissingLibraryIsNamedWithItsPackage() throws Exception {
    patch("libstdc++.so.6", "libstdc++.so.9");
    Ended run = test(List.of(), Map.of());
    assertThat(run.out())
        .contains(
            "engine-unusable",
            "ONNX Runtime cannot be loaded on this machine: this system lacks libstdc++.so.9.",
            "apt-get install libstdc++6 on Debian and Ubuntu, dnf install libstdc++ on Fedora and"
                + " Red Hat, apk add libstdc++ on Alpine.",
            "the model need not change",
            "untested")
        .doesNotContain("Add weights", "✓ passed", "✗ failed", "Exception");
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
  }

  @Test
  void aSystemThatIsTooOldIsSaidToBe() throws Exception {
    patch("GLIBC_2.17", "GLIBC_9.17");
    Ended run = test(List.of(), Map.of());
    assertThat(run.out())
        .contains(
            "it needs the GNU C library (glibc) 9.17 or newer, and this system has an older one.");
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
  }

  @Test
  void oneThatIsNotGlibcIsSaidToBe() throws Exception {
    patch("libm.so.6", "libm.so.9");
    Ended run = test(List.of(), Map.of());
    assertThat(run.out()).contains("there is no libm.so.9", "Alpine has not");
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
  }

  /// What ran has passed, but not all that was to be tested was.
  @Test
  void aFormatThatPassesDoesNotHideAnEngineThatFails() throws Exception {
    patch("libstdc++.so.6", "libstdc++.so.9");
    Ended run = test(List.of("--weights=torchscript", "--weights=onnx"), Map.of());
    assertThat(run.out()).contains("✓ passed  torchscript", "untested").doesNotContain("✗ failed");
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
  }

  @Test
  void aCutOrReplacedLibraryIsUnpackedAgain() throws Exception {
    Map<String, String> cache = Map.of("HUB_CACHE_DIR", dir.resolve("cache").toString());
    assertThat(test(List.of(), cache).status()).isZero();
    Path library = library();
    byte[] whole = Files.readAllBytes(library);
    Files.write(library, new byte[1000]);
    assertThat(test(List.of(), cache).status()).isZero();
    assertThat(Files.size(library)).isEqualTo(whole.length);
  }

  @Test
  void whereTheCacheIsNoFolderHubUnpacksForOneRun() throws Exception {
    Path file = Files.writeString(dir.resolve("cache"), "in the way");
    Ended run = test(List.of(), Map.of("HUB_CACHE_DIR", file.toString()));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("✓ passed  onnx");
    assertThat(dir.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void withoutAHomeHubUnpacksForOneRun() throws Exception {
    Ended run = test(List.of("-Duser.home=/nonexistent"), Map.of("XDG_CACHE_HOME", ""));
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(Path.of("/nonexistent")).doesNotExist();
    assertThat(dir.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void whereThereIsNoRoomAtAllItIsTheMachinesFault() throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "-"));
    command.addAll(command(List.of()));
    Ended run = end(command, Map.of("HUB_CACHE_DIR", dir.resolve("cache").toString()));
    assertThat(run.out())
        .contains("cannot be unpacked, neither into the cache folder", "(File too large)")
        .contains("HUB_CACHE_DIR", "untested")
        .doesNotContain("Add weights", "passed", "failed", "Exception");
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(dir.resolve("tmp")).isEmptyDirectory();
    assertThat(dir.resolve("cache/natives")).isDirectoryNotContaining(Files::isDirectory);
  }

  /// Puts an ONNX Runtime on the class path, before hub's own, in which one name is another of the
  /// same length.
  private void patch(String name, String other) throws Exception {
    boolean found = false;
    for (String file : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
      try (InputStream in =
          EngineFaultsTest.class.getClassLoader().getResourceAsStream(NATIVES + "/" + file)) {
        String bytes = new String(in.readAllBytes(), ISO_8859_1);
        found |= bytes.contains(name + "\0");
        Files.write(
            patched.resolve(file), bytes.replace(name + "\0", other + "\0").getBytes(ISO_8859_1));
      }
    }
    assertThat(found).as(name).isTrue();
  }

  private Path library() throws Exception {
    try (var found = Files.walk(dir.resolve("cache"))) {
      return found.filter(file -> file.endsWith("libonnxruntime.so")).findFirst().orElseThrow();
    }
  }

  private Ended test(List<String> more, Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    try (Stream<Path> files = Files.list(patched)) {
      if (files.findAny().isPresent()) {
        all.put("HUB_CACHE_DIR", dir.resolve("cache-of-patched").toString());
      }
    }
    return end(command(more), all);
  }

  private List<String> command(List<String> more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(dir.resolve("tmp"))));
    more.stream().filter(option -> option.startsWith("-D")).forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            dir.resolve("patched") + File.pathSeparator + System.getProperty("java.class.path"),
            "eu.riscale.hub.Hub",
            "test",
            "--device=cpu"));
    List<String> options = more.stream().filter(option -> !option.startsWith("-D")).toList();
    command.addAll(options.isEmpty() ? List.of("--weights=onnx") : options);
    command.add(Models.of("pass-conv2d-v05").toAbsolutePath().toString());
    return command;
  }

  private static Ended end(List<String> command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out);
  }
}
