package eu.riscale.hub.security;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.weights.torch.ScriptArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Models that print, hang, crash or eat all memory: hub says so, and its report and exit status
/// stay its own.
class HostileModelsTest {
  /// As libtorch reads it: an object of the class, with one attribute.
  private static final String LOADABLE = "\200\2c__torch__\nN\n)\201}(X\10\0\0\0training\211ub.";

  @TempDir Path dir;

  @Test
  void whatANetworkPrintsStandsUnderItsTest() throws Exception {
    Path model = script("print(\"loss\", \"\\033[32m\\npassed  tests: 9 passed\")");
    JsonNode test = test(model, "--weights=torchscript", "--tests=reproduce");
    assertThat(test.path("name").asString()).isEqualTo("reproduce test outputs");
    assertThat(test.path("printed").asString())
        .startsWith("loss \u001b[32m\npassed  tests: 9 passed\n");

    HubRun text = run(model, "--weights=torchscript", "--tests=reproduce");
    assertThat(text.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(text.out())
        .contains("      printed:\n        | loss \\u001b[32m\n        | passed  tests: 9 passed\n")
        .doesNotContain("\u001b");

    Path page = dir.resolve("page.html");
    run(model, "--weights=torchscript", "--tests=reproduce", "--report=html=" + page);
    assertThat(Files.readString(page))
        .contains("Printed during torchscript: reproduce test outputs", "loss \\u001b[32m");
  }

  @Test
  void ofEndlessPrintingTheBeginningAndTheEndAreKept() throws Exception {
    Path model = script("for i in range(400000):\n      print(\"no end of it\", i)");
    JsonNode test = test(model, "--weights=torchscript", "--tests=reproduce");
    assertThat(test.path("printed").asString())
        .startsWith("no end of it 0\n")
        .contains("bytes …]")
        .hasSizeLessThan(70_000);
    assertThat(test.path("printed_bytes").asLong()).isGreaterThan(1_000_000);
  }

  @Test
  void anEndlessTorchScriptIsEnded() throws Exception {
    Path model = script("while True:\n      x = torch.add(x, 1)");
    JsonNode result = result(model, "--time-limit=8");
    assertThat(result.path("status").asString()).isEqualTo("failed");
    JsonNode test = named("torchscript", result);
    assertThat(code(test)).isEqualTo("test-time-limit");
    assertThat(message(test))
        .isEqualTo(
            "The test was ended after 8 s, while running the network on the test inputs"
                + " (weights torchscript, test: reproduce test outputs).");
    assertThat(named("onnx", result).path("status").asString()).isIn("passed", "skipped");
  }

  @Test
  void anEndlessOnnxLoopIsEnded() throws Exception {
    Path model = copy();
    Files.write(model.resolve("weights.onnx"), endlessLoop());
    JsonNode result = result(model, "--weights=onnx", "--time-limit=6");
    assertThat(code(named("onnx", result)))
        .as(message(named("onnx", result)))
        .isEqualTo("test-time-limit");
  }

  /// As the specification writes a loop without an end: neither a trip count nor a condition that
  /// ever is false.
  private static byte[] endlessLoop() {
    byte[] yes = field(5, integer(2, 9), text(8, "yes"), field(9, new byte[] {1}));
    byte[] body =
        join(
            text(2, "body"),
            field(1, text(1, "going"), text(2, "on"), text(4, "Identity")),
            field(1, text(1, "state"), text(2, "next"), text(4, "Identity")),
            value(11, "i", 7, 0),
            value(11, "going", 9, 0),
            value(11, "state", 1, 4),
            value(12, "on", 9, 0),
            value(12, "next", 1, 4));
    byte[] loop =
        field(
            1,
            text(1, ""),
            text(1, "yes"),
            text(1, "image"),
            text(2, "looped"),
            text(4, "Loop"),
            branchOf(body));
    return join(
        integer(1, 8),
        field(
            7,
            loop,
            field(
                1,
                text(1, "looped"),
                text(1, "looped"),
                text(2, "probability"),
                text(4, "Concat"),
                axis()),
            text(2, "net"),
            yes,
            value(11, "image", 1, 4),
            value(12, "probability", 1, 4)),
        field(8, text(1, ""), integer(2, 17)));
  }

  private static byte[] branchOf(byte[] graph) {
    return field(5, text(1, "body"), field(6, graph), integer(20, 5));
  }

  private static byte[] axis() {
    return field(5, text(1, "axis"), integer(3, 1), integer(20, 2));
  }

  private static byte[] value(int field, String name, int type, int axes) {
    byte[][] lengths = new byte[axes][];
    Arrays.fill(lengths, field(1));
    byte[] tensor = field(1, integer(1, type), field(2, lengths));
    return field(field, text(1, name), field(2, tensor));
  }

  /// One that a library cannot survive, and weights after it that are fine.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aCrashIsNamedAndTheOtherWeightsAreTested() throws Exception {
    Path model =
        script(
            "x = torch.segment_reduce(x, \"sum\", offsets=torch.tensor([0, 10000000000000]),"
                + " unsafe=True)");
    JsonNode result = result(model);
    assertThat(result.path("status").asString()).isEqualTo("failed");
    JsonNode crashed = named("torchscript", result);
    assertThat(code(crashed)).as(message(crashed)).isEqualTo("test-process-ended");
    assertThat(message(crashed)).contains("weights torchscript", "SIG");
    assertThat(named("onnx", result).path("status").asString()).isEqualTo("passed");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aNetworkThatEatsTheMemoryIsEnded() throws Exception {
    Path model =
        script(
            "for i in range(1000):\n      x = torch.cat([x, torch.ones([1, 1, 12, 1000000])], 3)");
    JsonNode result = result(model, "--memory-limit=1.5GB", "--weights=torchscript");
    JsonNode test = named("torchscript", result);
    assertThat(code(test)).as(message(test)).isEqualTo("test-memory-limit");
    assertThat(message(test)).contains("GB of memory while", "the limit is 1.5 GB.");
  }

  /// Either fits into the limit, both together do not: one is tested again once it is alone.
  @Test
  @EnabledOnOs(OS.LINUX)
  void testsThatRunAtOnceShareTheMemory() throws Exception {
    String hungry =
        "for i in range(20):\n      x = torch.add(x, torch.sum(torch.ones([200000000])))";
    Path one = script(hungry);
    Path other = script(hungry);
    HubRun run =
        HubRun.of(
            "test",
            "--device=cpu",
            "--jobs=2",
            "--weights=torchscript",
            "--tests=reproduce",
            "--memory-limit=1.6GB",
            "--report=json",
            one.toString(),
            other.toString());
    assertThat(run.out()).contains("output-shape-mismatch").doesNotContain("test-memory-limit");
  }

  @Test
  void whatIsNoLimitIsRefused() throws Exception {
    assertThat(run(copy(), "--memory-limit=much").status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run(copy(), "--time-limit=0").status()).isEqualTo(ExitStatus.USAGE);
  }

  private Path script(String line) throws Exception {
    Path model = copy();
    Path net =
        ScriptArchive.calling(line)
            .with("net/version", "3\n")
            .with("net/data.pkl", LOADABLE)
            .in(dir);
    Files.move(net, model.resolve("weights.pt"), StandardCopyOption.REPLACE_EXISTING);
    return model;
  }

  private Path copy() throws Exception {
    Path model = Models.copy("pass-conv2d-v05", Files.createTempDirectory(dir, "model"));
    Models.dropChecksums(model);
    return model;
  }

  private static HubRun run(Path model, String... options) {
    List<String> args = new ArrayList<>(List.of("test", "--device=cpu"));
    args.addAll(List.of(options));
    args.add(model.toString());
    return HubRun.of(args.toArray(String[]::new));
  }

  private static JsonNode result(Path model, String... options) {
    List<String> more = new ArrayList<>(List.of(options));
    more.add("--report=json");
    HubRun run = run(model, more.toArray(String[]::new));
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.FINDINGS);
    return JsonMapper.shared().readTree(run.out()).path("results").path(0);
  }

  private static JsonNode test(Path model, String... options) {
    return result(model, options).path("tests").path(0);
  }

  private static JsonNode named(String weights, JsonNode result) {
    for (JsonNode test : result.path("tests")) {
      if (test.path("weights").asString().equals(weights)) {
        return test;
      }
    }
    throw new AssertionError(result.toPrettyString());
  }

  private static String code(JsonNode test) {
    return test.path("findings").path(0).path("code").asString();
  }

  private static String message(JsonNode test) {
    return test.path("findings").path(0).path("message").asString();
  }
}
