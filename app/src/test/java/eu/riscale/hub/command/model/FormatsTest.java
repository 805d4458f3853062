package eu.riscale.hub.command.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What formats have beyond one file and one tensor, by the path that `main` takes.
class FormatsTest {
  @TempDir Path dir;

  @Test
  void externalDataIsUnpackedBesideItsGraph() throws Exception {
    Path zip = Models.zip(Models.of("pass-external-data-v05"), dir.resolve("model.zip"), "");
    HubRun run = HubRun.here("test", "--device=cpu", "--weights=onnx", zip.toString());
    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("✓ passed  onnx");
  }

  /// An onnx file names its outputs, so their order in the description does not matter.
  @Test
  void outputsAreFoundByTheirNames() throws Exception {
    Path twin = Models.copy("pass-two-in-two-out-v05", dir);
    String text = Files.readString(twin.resolve("rdf.yaml"));
    int first = text.indexOf("- id: difference");
    int second = text.indexOf("- id: product");
    int end = text.indexOf("weights:");
    Files.writeString(
        twin.resolve("rdf.yaml"),
        text.substring(0, first)
            + text.substring(second, end)
            + text.substring(first, second)
            + text.substring(end));
    HubRun run = HubRun.here("test", "--device=cpu", twin.toString());
    assertThat(run.out()).contains("✓ passed  onnx").contains("✗ failed  torchscript");
  }

  /// Each unpacks ONNX Runtime, or waits for the other to have done so.
  @Test
  void processesThatStartTogetherOnAnEmptyCacheAllPass() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start("HUB_CACHE_DIR", dir.resolve("cache")));
    }
    for (Process process : processes) {
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(out).isZero();
    }
    try (var natives = Files.list(dir.resolve("cache/natives"))) {
      assertThat(natives.filter(Files::isDirectory)).hasSize(1);
    }
  }

  private static Process start(String variable, Path value) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                HubProcess.line(
                    "test",
                    "--device=cpu",
                    "--weights=onnx",
                    Models.of("pass-conv2d-v05").toAbsolutePath().toString()))
            .redirectErrorStream(true);
    builder.environment().put(variable, value.toString());
    return builder.start();
  }
}
