package eu.riscale.hub.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubProcess;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the pieces for CI systems run, as plain shell, on a good and a broken model.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for shells")
class CiStepsTest {
  private static final Path SCRIPTS = Path.of("ci").toAbsolutePath();

  @TempDir Path dir;
  private Path repository;

  @BeforeEach
  void models() throws Exception {
    repository = Files.createDirectory(dir.resolve("repository"));
    git("init", "-q");
    for (String name : List.of("good", "broken", "old")) {
      Files.move(Models.copy("pass-conv2d-v05", dir), repository.resolve(name));
    }
    Files.delete(repository.resolve("old/weights.onnx"));
  }

  @Test
  void aChangeIsCheckedAndShown() throws Exception {
    commit();
    Files.delete(repository.resolve("broken/test_image.npy"));
    Files.writeString(repository.resolve("good/notes.txt"), "new");
    Files.writeString(repository.resolve("notes.txt"), "of no model");
    commit();
    Map<String, String> github =
        Map.of(
            "HUB", hub(),
            "HUB_COMMAND", "validate",
            "HUB_OPTIONS", "  --severity maintainer-missing=off --jobs=1 ",
            "HUB_OUT", dir.resolve("out").toString(),
            "GITHUB_ACTIONS", "true",
            "GITHUB_OUTPUT", dir.resolve("output").toString(),
            "GITHUB_STEP_SUMMARY", dir.resolve("summary").toString());
    Run check = run(github, "check.sh");

    assertThat(check.status()).as(check.text()).isEqualTo(1);
    assertThat(check.text()).contains("::error file=broken/rdf.yaml,line=").doesNotContain("old/");
    JsonNode json = new JsonMapper().readTree(Files.readString(dir.resolve("out/hub.json")));
    assertThat(json.get("results").findValuesAsString("source"))
        .containsExactly("./broken/rdf.yaml", "./good/rdf.yaml");
    assertThat(json.get("results").findValuesAsString("status"))
        .containsExactly("invalid", "valid");
    assertThat(dir.resolve("out/hub.sarif")).content().contains("\"broken/rdf.yaml\"");
    assertThat(dir.resolve("out/hub.xml")).content().contains("<testsuite");
    assertThat(dir.resolve("summary"))
        .content()
        .contains("1 of 2 sources not fine", "There is no file");
    assertThat(Files.readAllLines(dir.resolve("output")))
        .startsWith("status=1", "sarif=" + dir.resolve("out/hub.sarif"));
  }

  @Test
  void beforeACommitOnlyTheModelsOfItsFilesAreChecked() throws Exception {
    Map<String, String> hub = Map.of("HUB", hub());
    Run good = run(hub, "pre-commit.sh", "validate", "--quiet", "--jobs=1", "good/weights.onnx");
    assertThat(good.text()).isEmpty();
    assertThat(good.status()).isZero();
    Map<String, String> fake = Map.of("HUB", script("echo \"$@\"; cat \"${3#@}\"; exit 1"));
    assertThat(run(fake, "pre-commit.sh", "test", "none.txt").text()).isEmpty();
    Files.createDirectory(repository.resolve("--trust-code"));
    Files.createFile(repository.resolve("--trust-code/rdf.yaml"));
    Run option =
        run(fake, "pre-commit.sh", "test", "--jobs=1", "old/README.md", "--trust-code/rdf.yaml");
    assertThat(option.status()).isEqualTo(1);
    assertThat(option.text())
        .startsWith("test --jobs=1 @")
        .endsWith("\n./--trust-code/rdf.yaml\n./old/rdf.yaml\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--output=gone", "no-such", "0000000000000000000000000000000000000000"})
  void withoutACommitToCompareWithAllModelsAreTaken(String base) throws Exception {
    commit();
    Run all = run(Map.of("HUB_BASE", base), "changed.sh");
    assertThat(all.text()).endsWith("./broken/rdf.yaml\n./good/rdf.yaml\n./old/rdf.yaml\n");
    assertThat(repository.resolve("gone")).doesNotExist();
  }

  @Test
  void aNameOfTwoLinesIsNoTwoModels() throws Exception {
    Path odd = Files.createDirectories(repository.resolve("a\nb"));
    Files.createFile(odd.resolve("rdf.yaml"));
    commit();
    Run all = run(Map.of("HUB_BASE", "all"), "changed.sh");
    assertThat(all.status()).isEqualTo(2);
    assertThat(all.text()).contains("a line break in its name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HUB_VERSION|9.9|HUB_REPOSITORY, which names the repository of hub as OWNER/NAME, is ''",
        "HUB_VERSION|../9|the version is 'source' or that of a release, such as 0.1.0, and not"
            + " '../9'",
        "HUB_COMMAND|rm|the command is 'test' or 'validate', and not 'rm'"
      })
  void whatIsNotThereIsWrongUsage(String name, String value, String said) throws Exception {
    Run run = run(Map.of(name, value, "HUB_MODELS", "good"), "check.sh");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.text()).contains(said);
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "x86_64"})
  void aReleaseIsTakenByItsChecksum() throws Exception {
    Path releases = Files.createDirectories(dir.resolve("releases/v0.0.1"));
    Path image = Files.createDirectories(dir.resolve("hub-0.0.1-linux-x86_64"));
    Files.createDirectories(image.resolve("bin"));
    Files.move(Path.of(script("echo \"hub: $*\"")), image.resolve("bin/hub"));
    Files.createDirectories(image.resolve("lib"));
    Files.writeString(
        image.resolve("lib/engines.txt"), "onnx 1.2 hub-engine-onnx-1.2-linux-x86_64.zip 6 00\n");
    Files.writeString(releases.resolve("hub-engine-onnx-1.2-linux-x86_64.zip"), "engine");
    Path archive = releases.resolve(image.getFileName() + ".tar.xz");
    Run tar =
        run(
            new ProcessBuilder(
                "tar",
                "-C",
                dir.toString(),
                "-cJf",
                archive.toString(),
                image.getFileName().toString()),
            Map.of());
    assertThat(tar.status()).as(tar.text()).isZero();
    Path sums = releases.resolve("SHA256SUMS-Linux-X64");
    Files.writeString(sums, sha256(archive) + "  " + archive.getFileName() + "\n");
    Map<String, String> release =
        Map.of(
            "HUB_VERSION",
            "0.0.1",
            "HUB_RELEASES",
            releases.getParent().toUri().toString(),
            "HUB_PACKAGES",
            dir.resolve("packages").toString(),
            "HUB_MODELS",
            "good");

    Run taken = run(release, "check.sh");
    assertThat(taken.status()).as(taken.text()).isZero();
    assertThat(taken.text())
        .contains("hub: engines install ")
        .contains("hub: test --report text ")
        .endsWith("@hub-report/models.txt\n");
    Map<String, String> pinned = new HashMap<>(release);
    pinned.put("HUB_SHA256", "0".repeat(64));
    Run other = run(pinned, "check.sh");
    assertThat(other.status()).isEqualTo(4);
    assertThat(other.text())
        .contains("has the checksum " + sha256(archive) + ", and not " + "0".repeat(64))
        .doesNotContain("hub: test");
    Files.writeString(sums, "");
    assertThat(run(release, "check.sh").text()).contains("there is no checksum of hub-0.0.1-linux");
    Map<String, String> missing = new HashMap<>(release);
    missing.put("HUB_VERSION", "0.0.2");
    assertThat(run(missing, "check.sh").text()).contains("cannot download file:");
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  @Test
  void summariesOfACollectionAreDeployed() throws Exception {
    Files.delete(repository.resolve("broken/weights.onnx"));
    Files.writeString(
        repository.resolve("collection.yaml"),
        """
        type: collection
        format_version: 0.3.0
        name: Ours
        description: Our models.
        id: ours
        license: MIT
        authors: [{name: A}]
        cite: [{text: A, doi: 10.1007/978-3-319-24574-4_28}]
        collection:
        - {id: good, rdf_source: good/rdf.yaml}
        - {id: broken, version: 0.2.0, rdf_source: broken/rdf.yaml}
        """);
    commit();
    String out = dir.resolve("summaries").toString();
    String pending =
        "{\"include\":[{\"resource_id\":\"ours/*\",\"version_id\":\"latest\"},"
            + "{\"resource_id\":\"gone\",\"version_id\":\"**\"}]}";
    Run tested =
        run(
            Map.of(
                "HUB",
                hub(),
                "HUB_OPTIONS",
                "--weights=onnx --tests=reproduce",
                "HUB_PARTNER",
                "ours",
                "HUB_PENDING",
                pending,
                "HUB_OUT",
                out),
            "summaries.sh");
    assertThat(tested.status()).as(tested.text()).isZero();
    assertThat(tested.text())
        .endsWith(
            """
            2 test summaries
              ours/broken/latest/test_summary_hub.yaml
              ours/good/latest/test_summary_hub.yaml
            """);
    Path remote = dir.resolve("remote");
    git("init", "-q", "--bare", remote.toString());
    git("remote", "add", "origin", remote.toString());
    Files.writeString(dir.resolve("summaries/ours/other.yaml"), "no summary");
    Run deployed = run(Map.of("HUB_OUT", out), "deploy.sh");
    assertThat(deployed.status()).as(deployed.text()).isZero();
    assertThat(git("--git-dir=" + remote, "ls-tree", "-r", "--name-only", "gh-pages"))
        .isEqualTo(
            """
            test_summaries/ours/broken/latest/test_summary_hub.yaml
            test_summaries/ours/good/latest/test_summary_hub.yaml
            """);
    assertThat(
            git(
                "--git-dir=" + remote,
                "show",
                "gh-pages:test_summaries/ours/good/latest/test_summary_hub.yaml"))
        .contains("status: \"passed\"")
        .doesNotContain("status: \"failed\"");
    assertThat(run(Map.of("HUB_OUT", out), "deploy.sh").text()).contains("are as they were");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"include\":[{\"resource_id\":\"../../x\",\"version_id\":\"1\"}]}",
        "{\"include\":[{\"resource_id\":\"a\",\"version_id\":\".git\"}]}",
        "{\"include\":[{\"resource_id\":\"a\\nb\",\"version_id\":\"1\"}]}"
      })
  void aMatrixThatLeadsElsewhereIsRefused(String pending) throws Exception {
    ProcessBuilder python =
        new ProcessBuilder("python3", SCRIPTS.resolve("pending.py").toString(), ".", "out");
    Run run = run(python, Map.of("HUB_PENDING", pending));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.text()).contains("HUB_PENDING is no matrix");
  }

  private record Run(int status, String text) {}

  private Run run(Map<String, String> environment, String script, String... args)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
    line.addAll(List.of(args));
    return run(new ProcessBuilder(line), environment);
  }

  private Run run(ProcessBuilder builder, Map<String, String> environment)
      throws IOException, InterruptedException {
    // Where these tests are themselves run by a CI system.
    builder.environment().keySet().removeIf(name -> name.matches("(HUB|GITHUB|CI)(_.*)?"));
    builder.environment().putAll(environment);
    Process process = builder.directory(repository.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), text);
  }

  /// The hub of these classes.
  private String hub() throws IOException {
    String line =
        HubProcess.line().stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    return script("exec " + line + " \"$@\"");
  }

  private String script(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("program"), "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file.toString();
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "-m", "Change");
  }

  private String git(String... args) throws Exception {
    List<String> line = new ArrayList<>(List.of("git"));
    line.addAll(List.of(args));
    Run run = run(new ProcessBuilder(line), Map.of());
    assertThat(run.status()).as(run.text()).isZero();
    return run.text();
  }
}
