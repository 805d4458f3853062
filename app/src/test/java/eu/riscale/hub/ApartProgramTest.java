package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands that run networks outside a test do it in a process of their own.
class ApartProgramTest {
  private static final Path MODEL = Models.of("pass-conv2d-v05");

  @TempDir Path dir;

  private String[] words() {
    return new String[] {
      "predict",
      MODEL.toString(),
      "--input",
      MODEL.resolve("test_image.npy").toString(),
      "-o",
      dir.toString()
    };
  }

  @Test
  void whatItSaysAndWritesArrives() {
    HubRun run = HubRun.of(words());

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("output   " + dir.resolve("test_image-probability.npy"));
    assertThat(dir.resolve("test_image-probability.npy")).exists();
  }

  @Test
  void itsExitStatusArrives() {
    HubRun run = HubRun.of("predict", MODEL.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("hub: There is no image for input 'image'");
  }

  @Test
  void aJavaThatDoesNotStartIsSaid() throws Exception {
    Process hub =
        new ProcessBuilder(
                HubProcess.line(List.of("-Dhub.test.flags=-XX:NoSuchFlag"), List.of(words())))
            .start();
    String out = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(hub.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(hub.waitFor()).isEqualTo(4);
    assertThat(out).isEmpty();
    assertThat(err)
        .startsWith(
            "hub: predict could not be started: exit status 1; it said: Unrecognized VM option"
                + " 'NoSuchFlag'.\n"
                + "hub: help: Not the model, but this machine is at fault.");
  }
}
