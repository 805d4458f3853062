package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.process.OwnJava.Models;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnJavaTest {
  @TempDir Path dir;

  @Test
  void flagsStandBeforeTheProgram() {
    assertThat(
            OwnJava.beforeProgram(
                List.of(
                    "-Xmx2g",
                    "-cp",
                    "a.jar:b.jar",
                    "--add-modules",
                    "java.sql",
                    "@flags",
                    "-Dx=y",
                    "-jar",
                    "hub.jar",
                    "-Xss1m")))
        .containsExactly("-Xmx2g", "--add-modules", "java.sql", "@flags", "-Dx=y");
    assertThat(OwnJava.beforeProgram(List.of("-ea", "eu.riscale.hub.Hub", "-x")))
        .containsExactly("-ea");
  }

  @Test
  void theProcessLeavesNoCopyOfItsMemoryAndNoCrashFile() {
    List<String> command = OwnJava.process(TestProgram.class, dir, Models.LARGE).command();
    assertThat(command)
        .contains(
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + dir.resolve("crash.log"),
            "-XX:ReplayDataFile=" + dir.resolve("replay.log"))
        .endsWith(TestProgram.class.getName());
  }

  @Test
  void noModelChangesHowItIsRun() {
    Map<String, String> environment = new HashMap<>();
    environment.put("ORT_LOAD_CONFIG_FROM_MODEL", "1");
    OwnJava.environment(environment, dir);
    assertThat(environment).doesNotContainKey("ORT_LOAD_CONFIG_FROM_MODEL");
  }

  @Test
  void aGpuComputesInFloat32() {
    Map<String, String> environment = new HashMap<>(Map.of("NVIDIA_TF32_OVERRIDE", "1"));
    OwnJava.environment(environment, dir);
    assertThat(environment).containsEntry("NVIDIA_TF32_OVERRIDE", "0");
  }

  @Test
  void modelsWithoutALargeFileAreSmall() throws Exception {
    Path model = Files.createDirectories(dir.resolve("model"));
    Path rdf = Files.writeString(model.resolve("rdf.yaml"), "type: model");
    List<String> arguments = List.of("test", "--weights", "onnx", model.toString(), "-");
    assertThat(Models.of(arguments)).isEqualTo(Models.SMALL);
    try (RandomAccessFile weights =
        new RandomAccessFile(model.resolve("weights.pt").toFile(), "rw")) {
      weights.setLength(5 << 20);
    }
    assertThat(Models.of(arguments)).isEqualTo(Models.LARGE);
    assertThat(Models.of(List.of("test", rdf.toString()))).isEqualTo(Models.LARGE);
  }
}
