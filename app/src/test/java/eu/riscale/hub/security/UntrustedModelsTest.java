package eu.riscale.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Answers;
import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Weights that do more than compute: every command says so, and none runs them without trust.
class UntrustedModelsTest {
  private static final String UNSAFE = "weights-unsafe";
  private static final String UNKNOWN = "weights-unknown-operation";

  /// What is found in the model as it is.
  private static final String KNOWN = "documentation-card-incomplete";

  private static final Path TORCH = Path.of("src", "test", "resources", "torch");

  @TempDir private Path dir;
  private Path written;
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    written = dir.resolve("written");
    model = Models.copy("pass-fixed-shape-v04", dir);
    Models.dropChecksums(model);
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Models.edit(model, "license: MIT", "covers: [cover.png]\nlicense: MIT");
  }

  /// The network runs this before it adds.
  private void torchScriptRuns(String statement) throws IOException {
    Zips.change(
        model.resolve("weights.pt"),
        "networks.py",
        code ->
            new String(code, StandardCharsets.UTF_8)
                .replace("    return torch.add", "    " + statement + "\n    return torch.add")
                .getBytes(StandardCharsets.UTF_8));
  }

  private void torchScriptWritesAFile() throws IOException {
    torchScriptRuns("torch.save(image, \"" + written + "\")");
  }

  @Test
  void everyCommandRefusesANetworkThatWritesAFile() throws IOException {
    torchScriptWritesAFile();

    Answers answers = Answers.of(model, dir);

    assertThat(answers.codes()).isEqualTo(Answers.all(KNOWN, UNSAFE));
    assertThat(answers.result("validate").path("status").asString()).isEqualTo("invalid");
    assertThat(answers.tests()).isEmpty();
    assertThat(answers.isPacked()).isFalse();
    for (String command : List.of("validate", "test", "inspect", "package")) {
      assertThat(HubRun.of(line(command)).status()).as(command).isEqualTo(ExitStatus.FINDINGS);
      JsonNode finding = finding(answers.result(command), UNSAFE);
      assertThat(finding.path("severity").asString()).isEqualTo("error");
      assertThat(finding.path("path").toString())
          .isEqualTo("[\"weights\",\"torchscript\",\"source\"]");
      assertThat(finding.path("message").asString())
          .isEqualTo(
              "'weights.pt' would do more than compute: torch.save reads or writes files"
                  + " (code/__torch__/networks.py, line 10).");
    }
    assertThat(written).doesNotExist();
  }

  private String[] line(String command) {
    return command.equals("package")
        ? new String[] {command, "-o", dir.resolve("p.zip").toString(), model.toString()}
        : new String[] {command, model.toString()};
  }

  @Test
  void descriptionsAloneAreNotHeldAgainstTheirFiles() throws IOException {
    torchScriptWritesAFile();
    HubRun run = HubRun.of("validate", "--no-io", model.toString());
    assertThat(run.out()).doesNotContain(UNSAFE);
    assertThat(run.status()).isZero();
  }

  /// Also where another format fails, and hub looks for the cause with this one.
  @Test
  void turningTheFindingOffRunsNothing() throws Exception {
    torchScriptWritesAFile();
    Tensor expected = Npy.read(model.resolve("test_result.npy"));
    expected.floats()[7] += 5;
    Npy.write(expected, model.resolve("test_result.npy"));

    JsonNode result = test("--severity=" + UNSAFE + "=off");

    assertThat(statuses(result)).containsEntry("torchscript", "skipped");
    assertThat(statuses(result)).containsEntry("onnx", "failed");
    assertThat(result.toString())
        .contains("weights-not-run", "The torchscript weights would do more than compute");
    assertThat(written).doesNotExist();
  }

  @Test
  void trustRunsItAndStillSaysIt() throws IOException {
    torchScriptWritesAFile();

    JsonNode result = test("--trust-code");

    assertThat(statuses(result)).containsEntry("torchscript", "passed");
    assertThat(finding(result, UNSAFE).path("severity").asString()).isEqualTo("alert");
    assertThat(written).exists();
    assertThat(HubRun.of("test", "--device=cpu", "--trust-code", model.toString()).status())
        .isZero();
  }

  @Test
  void aPackageWithoutThemIsMade() throws IOException {
    torchScriptWritesAFile();
    Path packed = dir.resolve("packed.zip");
    Models.edit(model, ",\n    opset_version: 17, parent: torchscript", ", opset_version: 17");
    HubRun run = HubRun.of("package", "--weights=onnx", "-o", packed.toString(), model.toString());
    assertThat(run.out() + run.err()).doesNotContain(UNSAFE);
    assertThat(packed).exists();
  }

  @Test
  void anOperationThatHubDoesNotKnowSkipsItsFormatAlone() throws IOException {
    torchScriptRuns("ops.lab.smooth(image)");

    Answers answers = Answers.of(model, dir);

    assertThat(answers.codes()).isEqualTo(Answers.all(KNOWN, UNKNOWN));
    assertThat(answers.result("validate").path("status").asString()).isEqualTo("valid");
    assertThat(answers.isPacked()).isTrue();
    JsonNode result = answers.result("test");
    assertThat(result.path("status").asString()).isEqualTo("passed");
    assertThat(statuses(result))
        .containsEntry("torchscript", "skipped")
        .containsEntry("onnx", "passed");
    assertThat(finding(result, UNKNOWN).path("message").asString())
        .isEqualTo(
            "'weights.pt' may do more than compute: it uses ops.lab.smooth"
                + " (code/__torch__/networks.py, line 10), which hub does not know.");
    assertThat(finding(result, UNKNOWN).path("hint").asString()).contains("--trust-code");
  }

  @Test
  void anUnknownFormatThatWasAskedForIsStatus4() throws IOException {
    torchScriptRuns("ops.lab.smooth(image)");
    HubRun run = HubRun.of("test", "--device=cpu", "--weights=torchscript", model.toString());
    assertThat(run.status()).isEqualTo(ExitStatus.ENGINE);
    assertThat(run.out()).contains("error[engine-missing]", "ops.lab.smooth", "--trust-code");
  }

  @Test
  void everyCommandRefusesAPickleThatRunsPrograms() throws IOException {
    model = Models.copy("state-dict-file-v05", Files.createDirectory(dir.resolve("dict")));
    Models.dropChecksums(model);
    Files.copy(
        TORCH.resolve("attack.pth"),
        model.resolve("weights.pth"),
        StandardCopyOption.REPLACE_EXISTING);

    Answers answers = Answers.of(model, dir);

    answers.codes().forEach((command, codes) -> assertThat(codes).as(command).contains(UNSAFE));
    assertThat(answers.result("validate").path("status").asString()).isEqualTo("invalid");
    assertThat(answers.isPacked()).isFalse();
  }

  /// PyTorch takes the last of two that differ in case, and others may take the first.
  @Test
  void aZipThatHidesItsFilesIsNotRun() throws IOException {
    Zips.with(model.resolve("weights.pt"), List.of("weights/code/__torch__/Networks.py"));

    Answers answers = Answers.of(model, dir);

    answers.codes().forEach((command, codes) -> assertThat(codes).as(command).contains(UNKNOWN));
    assertThat(statuses(answers.result("test"))).containsEntry("torchscript", "failed");
    assertThat(answers.result("test").toString())
        .contains(
            "its entries 'weights/code/__torch__/networks.py' and"
                + " 'weights/code/__torch__/Networks.py' are one file");
  }

  @Test
  void secretsAreSaidByEveryCommand() throws IOException {
    Files.writeString(
        model.resolve("README.md"),
        Files.readString(model.resolve("README.md"))
            + "\nhf_"
            + "Q7jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1o /home/mmustermann/a.tif\n");

    Answers answers = Answers.of(model, dir);

    assertThat(answers.codes())
        .isEqualTo(Answers.all(KNOWN, "home-folder-in-file", "secret-in-file"));
    assertThat(answers.isPacked()).isTrue();
    assertThat(answers.results().toString()).doesNotContain("hf_Q7jw2");
  }

  private JsonNode test(String option) throws IOException {
    Path report = dir.resolve("report.json");
    HubRun.of(
        "test", "--device=cpu", "--quiet", "--report=json=" + report, option, model.toString());
    return JsonMapper.shared().readTree(report.toFile()).path("results").path(0);
  }

  private static JsonNode finding(JsonNode result, String code) {
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("code").asString().equals(code)) {
        return finding;
      }
    }
    throw new AssertionError(code + " is not in " + result);
  }

  /// Of the first test of each format.
  private static Map<String, String> statuses(JsonNode result) {
    Map<String, String> statuses = new LinkedHashMap<>();
    result
        .path("tests")
        .forEach(test ->
            statuses.putIfAbsent(test.path("weights").asString(), test.path("status").asString()));
    return statuses;
  }
}
