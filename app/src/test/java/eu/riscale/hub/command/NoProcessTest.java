package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.source.Temporary;
import eu.riscale.hub.source.TemporaryFolder;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ResourceResult.Status;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A machine on which no process can be started to test models in, or not for all of them: each
/// model is reported, and none is said to be at fault.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are started by a shell elsewhere")
class NoProcessTest {
  private static final String MODEL = Models.of("pass-conv2d-v05").toAbsolutePath().toString();

  @TempDir Path dir;

  private record Ended(int status, String out, String err) {}

  @Test
  void whereNoTemporaryFolderCanBeMadeEachSourceIsUnchecked() throws Exception {
    Ended run = test(List.of("-Djava.io.tmpdir=" + dir.resolve("gone")), "--report=json");

    allAreUnchecked(run, "there is no such file");
  }

  @Test
  void whereJavaCannotStartAnotherJavaEachSourceIsUnchecked() throws Exception {
    Ended run = test(List.of("-Dhub.test.flags=-XX:NoSuchFlag"), "--report=json");

    allAreUnchecked(run, "exit status 1; it said: Unrecognized VM option 'NoSuchFlag'");
  }

  @Test
  void aClassThatIsMissingInTheOtherJavaIsNoFaultOfTheModel() throws Exception {
    Path classes = Files.createDirectories(dir.resolve("patch/eu/riscale/hub/work"));
    Files.write(classes.resolve("TestModel.class"), new byte[] {1, 2, 3, 4});
    Ended run =
        test(
            List.of("-Dhub.test.flags=-Xbootclasspath/a:" + dir.resolve("patch")), "--report=json");

    allAreUnchecked(run, "a part of hub is missing or damaged (java.lang.");
  }

  /// The folder of temporary files goes while the first model is tested.
  @Test
  void modelsThatCameBeforeKeepTheirResults() throws Exception {
    ModelTest test =
        new ModelTest(
            MODEL,
            ModelTest.NO_INPUT,
            FormatVersion.DISCOVER,
            Policy.AS_SPECIFIED,
            TestOptions.all(PythonSettings.NONE));
    Conditions conditions = new Conditions(Duration.ofMinutes(5), Long.MAX_VALUE, line -> {});
    try (ModelProcesses processes = ModelProcesses.begin(List.of())) {
      assertThat(processes.test(test, conditions).status()).isEqualTo(Status.PASSED);
      for (Path folder : folders()) {
        Temporary.delete(folder);
      }

      ResourceResult result = processes.test(test, conditions);

      assertThat(result.status()).isEqualTo(Status.UNCHECKED);
      assertThat(result.isReached()).isTrue();
      assertThat(result.findings())
          .extracting(finding -> finding.code().slug())
          .containsExactly("process-unusable");
    }
    assertThat(folders()).isEmpty();
  }

  /// Those of this process, each with a lock that keeps other hubs from it.
  private static List<Path> folders() throws Exception {
    Path all = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> own = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(all, TemporaryFolder.prefix("test") + "*[0-9]")) {
      found.forEach(own::add);
    }
    assertThat(own).allSatisfy(folder -> assertThat(Path.of(folder + ".lock")).isRegularFile());
    return own;
  }

  private static void allAreUnchecked(Ended run, String why) {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.ENGINE);
    JsonNode report = JsonMapper.shared().readTree(run.out());
    assertThat(report.has("interrupted")).isFalse();
    assertThat(report.get("results").size()).isEqualTo(3);
    for (JsonNode result : report.get("results")) {
      assertThat(result.get("source").stringValue()).isEqualTo(MODEL);
      assertThat(result.get("status").stringValue()).isEqualTo("unchecked");
      assertThat(result.get("findings").size()).isEqualTo(1);
      JsonNode finding = result.get("findings").get(0);
      assertThat(finding.get("code").stringValue()).isEqualTo("process-unusable");
      assertThat(finding.get("message").stringValue()).contains(why);
    }
  }

  private Ended test(List<String> flags, String option) throws Exception {
    List<String> args = new ArrayList<>(List.of("test", "--device=cpu", "--weights=onnx", option));
    Stream.generate(() -> MODEL).limit(3).forEach(args::add);
    List<String> command = HubProcess.line(flags, args);
    Path err = dir.resolve("err");
    Process hub = new ProcessBuilder(command).redirectError(err.toFile()).start();
    String out = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(hub.waitFor(), out, Files.readString(err));
  }
}
