package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Several models, each tested in a process of its own.
class ModelProcessesTest {
  private static final List<String> MODELS =
      List.of("pass-fixed-shape-v04", "fail-size-fixed-inside-v05", "pass-two-in-two-out-v04");

  @TempDir Path dir;

  @Test
  void reportsAreThoseOfOneModelAfterTheOther() {
    for (String report : List.of("text", "json")) {
      StringBuilder alone = new StringBuilder();
      for (String model : MODELS) {
        alone.append(test(report, List.of(model)).out());
      }
      HubRun together = test(report, MODELS, "--jobs=2");
      assertThat(together.status()).isEqualTo(ExitStatus.FINDINGS);
      assertThat(steady(together.out())).isEqualTo(steady(alone.toString()));
    }
  }

  /// The middle one divides by -1 what cannot be, and the processor ends its process.
  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void aModelThatCrashesItsProcessTakesNoOtherWithIt() {
    HubRun run =
        test("text", List.of(MODELS.get(0), "crash-division-v05", MODELS.get(2)), "--jobs=3");

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .containsSubsequence(
            "Test model fixed-shape-v04 · model 0.4.10",
            "agree with each other",
            "Test model division-v05 · model 0.5.14",
            "✗ failed  onnx · reproduce test outputs",
            "error[test-process-ended] The process that tested the model ended while running the"
                + " network on the test inputs (weights onnx, test: reproduce test outputs):"
                + " SIGFPE",
            "in C  [libonnxruntime",
            "✗ failed  torchscript · reproduce test outputs",
            "error[test-process-ended]",
            "in C  [libtorch",
            "Test model two-in-two-out-v04 · model 0.4.10",
            "agree with each other",
            "3 sources: 2 passed, 1 failed")
        .doesNotContain("A fatal error has been detected");
  }

  @Test
  void aModelThatTakesTooLongIsEnded() throws Exception {
    String model = Models.of("pass-conv2d-v05").toAbsolutePath().toString();
    try (ModelProcesses processes = ModelProcesses.begin(List.of())) {
      ResourceResult result = processes.test(of(model), conditions(Duration.ofMillis(1)));
      assertThat(result.status()).isEqualTo(ResourceResult.Status.FAILED);
      assertThat(result.described().source()).isEqualTo(model);
      assertThat(result.findings().getFirst().code().slug()).isEqualTo("test-time-limit");
      assertThat(result.findings().getFirst().message())
          .endsWith("while reading the description and its files.");
    }
  }

  private static ModelTest of(String model) {
    return new ModelTest(
        model,
        ModelTest.NO_INPUT,
        FormatVersion.DISCOVER,
        Policy.AS_SPECIFIED,
        TestOptions.all(PythonSettings.NONE));
  }

  private static Conditions conditions(Duration time) {
    return new Conditions(time, Long.MAX_VALUE, line -> {});
  }

  @Test
  void sourcesArriveAsTheyWereWritten() throws Exception {
    Path list = Files.writeString(dir.resolve("list"), "\"@odd\"\n--help\n\"a b\"\n");
    HubRun run = HubRun.withInput("type: dataset\n", "test", "@" + list, "-");
    assertThat(run.out())
        .contains("unreadable  @odd: there is no such file or folder.")
        .contains("unreadable  --help: there is no such file or folder.")
        .contains("unreadable  a b: there is no such file or folder.")
        .contains("'format_version' is missing");
  }

  /// As a terminal does on Ctrl-C, or by SIGTERM where these tests were started without SIGINT.
  @Test
  @EnabledOnOs(OS.LINUX)
  void anInterruptLeavesNeitherProcessesNorFiles() throws Exception {
    Process hub = startInGroup();
    List<ProcessHandle> children = List.of();
    while (hub.isAlive() && children.isEmpty()) {
      Thread.sleep(20);
      children = hub.descendants().toList();
    }
    assertThat(hub.isAlive()).isTrue();
    String signal = HubProcess.signalsHeard().getFirst();
    new ProcessBuilder("kill", "-" + signal, "--", "-" + hub.pid()).start().waitFor();

    assertThat(hub.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(hub.exitValue()).isEqualTo(signal.equals("INT") ? 130 : 143);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).isEmpty();
    }
  }

  /// The folder of temporary files is gone then, while threads still take models to test.
  @Test
  void whatIsTakenUpWhileHubEndsIsNoFault() throws Exception {
    ModelProcesses processes = ModelProcesses.begin(List.of());
    processes.close();
    String model = Models.of("pass-conv2d-v05").toAbsolutePath().toString();
    Thread worker = new Thread(() -> processes.test(of(model), conditions(Duration.ofMinutes(1))));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    worker.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    worker.start();
    while (worker.isAlive() && worker.getState() != Thread.State.WAITING) {
      Thread.sleep(5);
    }
    boolean stays = worker.isAlive();
    worker.interrupt();
    worker.join();

    assertThat(stays).as("%s", thrown.get()).isTrue();
  }

  private Process startInGroup() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + dir,
                "-cp",
                System.getProperty("java.class.path"),
                "eu.riscale.hub.Hub",
                "test",
                "--device=cpu",
                "--jobs=2"));
    for (String model : Models.named("pass-")) {
      command.add(Models.of(model).toAbsolutePath().toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static HubRun test(String report, List<String> models, String... options) {
    List<String> args = new ArrayList<>(List.of("test", "--device=cpu", "--report=" + report));
    args.addAll(List.of(options));
    models.forEach(model -> args.add(Models.of(model).toString()));
    return HubRun.of(args.toArray(String[]::new));
  }

  /// Without seconds, without how many sizes there was time for where none of them runs, and
  /// without what stands at the beginning and the end of a report.
  private static String steady(String text) {
    return text.replaceAll(" · [0-9,]+ MB\\n", "\n")
        .replaceAll("(\"peak_memory_bytes\") : \\d+", "$1")
        .replaceAll("· [0-9.]+ s\\n", "· SECONDS\n")
        .replaceAll("\\((\\d+) of \\1 sizes fail\\)", "(all sizes fail)")
        .replaceAll("(?s)\\nFailed:\\n.*?(?=\\n\\d+ sources: )", "")
        .replaceAll("\\n\\d+ sources: [^\\n]*\\n", "")
        .replaceAll("\"(seconds|open|preprocess|run|postprocess|compare)\" : [0-9.]+", "SECONDS")
        .replaceAll("(?s) \\],\\n  \"rules\" : \\{.*?\\n  \\}\\n\\}\\n", " ]\n}\n")
        .replaceAll("(?s)\\{\\n  \"tool\".*?\"results\" : \\[ ", "")
        .replaceAll(" \\]\\n\\}\\n$", "")
        .replaceAll(" \\]\\n\\}\\n", ", ");
  }
}
