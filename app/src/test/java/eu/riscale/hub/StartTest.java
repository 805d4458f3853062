package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// hub without a part of itself, as after a copy that was broken off.
class StartTest {
  @TempDir Path dir;

  @Test
  void aJarThatIsMissingIsNoFindingOfTheModel() throws Exception {
    for (String jar : List.of("picocli-", "snakeyaml-engine-")) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", without(jar), "eu.riscale.hub.Start", "validate"));
      command.add(Models.of("pass-conv2d-v05").toString());
      Path err = dir.resolve("err");

      Process hub = new ProcessBuilder(command).redirectError(err.toFile()).start();

      assertThat(hub.getInputStream().readAllBytes()).isEmpty();
      assertThat(hub.waitFor()).isEqualTo(4);
      assertThat(Files.readString(err, StandardCharsets.UTF_8))
          .hasLineCount(1)
          .startsWith("hub: a part of hub cannot be read (java.lang.NoClassDefFoundError: ")
          .contains("install or build hub anew");
    }
  }

  private static String without(String jar) {
    List<String> all =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    List<String> rest =
        all.stream().filter(part -> !new File(part).getName().startsWith(jar)).toList();
    assertThat(rest).hasSizeLessThan(all.size());
    return rest.stream().collect(Collectors.joining(File.pathSeparator));
  }
}
