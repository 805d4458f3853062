package eu.riscale.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Where the system can say what a process does: a test with each library opens no connection, and
/// writes nothing but what is hub's own.
@EnabledOnOs(OS.LINUX)
class StraceTest {
  private static final Path SCRIPT = Path.of("src/build/strace/touched.py");

  @TempDir private Path dir;

  @Test
  void testsTouchNothingElse() throws Exception {
    assumeTrue(runs("strace", "-qq", "-o", "/dev/null", "true") && runs("python3", "--version"));
    Path model = Models.copy("pass-fixed-shape-v05", dir);
    Models.dropChecksums(model);
    Files.copy(
        Path.of("src/test/resources/savedmodel/pass-fixed-shape-v05.zip"),
        model.resolve("saved.zip"),
        StandardCopyOption.REPLACE_EXISTING);
    Models.edit(
        model,
        "weights:\n",
        "weights:\n  tensorflow_saved_model_bundle: {source: saved.zip, tensorflow_version:"
            + " 2.18.0}\n");
    List<String> line = new ArrayList<>(List.of("python3", SCRIPT.toString()));
    line.addAll(HubProcess.line("test", "--device=cpu", "--tests=reproduce", model.toString()));
    Path said = dir.resolve("said");

    int status =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();

    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(text)
        .contains("✓ passed  onnx", "✓ passed  torchscript")
        .contains("✓ passed  tensorflow_saved_model_bundle", "connections: 0");
    assertThat(status).as(text).isZero();
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }
}
