package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.python.FakePython;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.EndedEarly;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Parts of many sources, and an early end.
class ShardTest {
  private static final String GOOD =
      "type: dataset\nformat_version: 0.3.0\nname: Cells\ndescription: Some cells.\nlicense: MIT\n"
          + "authors: [{name: A}]\ncite: [{text: A, doi: 10.1007/978-3-319-24574-4_28}]\n";

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 40})
  void allPartsAreAllSourcesInWhateverOrder(int parts) {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 19; i++) {
      sources.add("model" + i + "/rdf.yaml");
    }
    List<String> shuffled = new ArrayList<>(sources);
    Collections.shuffle(shuffled, new Random(parts));
    List<String> union = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      Shard shard = Shard.of(part + "/" + parts).orElseThrow();
      assertThat(shard.of(shuffled)).hasSameElementsAs(shard.of(sources));
      assertThat(shard.of(sources).size()).isBetween(19 / parts, 19 / parts + 1);
      union.addAll(shard.of(sources));
    }
    assertThat(union).containsExactlyInAnyOrderElementsOf(sources);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/8", "9/8", "3", "3/", "a/b", "1/0", "-1/2", "1/2/3", "1/12345678"})
  void aPartThatIsNoneIsWrongUsage(String part) {
    HubRun run = HubRun.of("validate", "--shard", part, "rdf.yaml");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("--shard " + part + ": give the number of the part");
  }

  @Test
  void aPartIsReportedAloneAndMayBeEmpty() throws IOException {
    Path file = Files.writeString(dir.resolve("a.yaml"), GOOD);
    HubRun first = HubRun.of("validate", "--report=json", "--shard=1/2", file.toString());
    HubRun second = HubRun.of("validate", "--report=json", "--shard=2/2", file.toString());
    assertThat(List.of(first.status(), second.status())).containsOnly(ExitStatus.OK);
    assertThat(results(first)).hasSize(1);
    assertThat(results(second)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void theFirstThatIsNotFineEndsTheRun(String jobs) throws IOException {
    String good = Files.writeString(dir.resolve("a.yaml"), GOOD).toString();
    String bad = Files.writeString(dir.resolve("b.yaml"), "type: dataset\n").toString();
    String[] line = {
      "validate", "--fail-fast", "--jobs", jobs, good, bad, dir.resolve("gone").toString()
    };
    HubRun run = HubRun.of(line);
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out())
        .contains("Stopped at the first that failed; not checked:\n  " + dir.resolve("gone"))
        .endsWith("3 sources: 1 valid, 1 invalid, 1 unchecked\n");
    List<String> all = new ArrayList<>(List.of(line));
    for (String format : List.of("json", "html", "markdown")) {
      all.add("--report=" + format + "=" + dir.resolve("r." + format));
    }
    HubRun.of(all.toArray(String[]::new));
    JsonNode report = new JsonMapper().readTree(Files.readString(dir.resolve("r.json")));
    assertThat(report.path("stopped").asBoolean()).isTrue();
    assertThat(report.path("results").findValuesAsString("status"))
        .containsExactly("valid", "invalid", "unchecked");
    assertThat(dir.resolve("r.html")).content().contains("hub stopped at the first source");
    assertThat(dir.resolve("r.markdown")).content().contains("(stopped at the first that failed)");
    assertThat(HubRun.of("report", "convert", "text", dir.resolve("r.json").toString()).out())
        .contains("Stopped at the first that failed");
  }

  @Test
  void whatDidNotChangeIsTakenFromAnEarlierRun() throws IOException {
    Path one = Files.createDirectory(dir.resolve("one"));
    Path two = Files.createDirectory(dir.resolve("two"));
    Files.writeString(one.resolve("rdf.yaml"), GOOD);
    Files.writeString(two.resolve("rdf.yaml"), "type: dataset\n");
    String[] line = {
      "validate",
      "--report=json",
      "--resume",
      dir.resolve("kept").toString(),
      one.toString(),
      two.resolve("rdf.yaml").toString(),
      dir.resolve("gone").toString()
    };
    HubRun first = HubRun.of(line);
    HubRun again = HubRun.of(line);
    assertThat(first.err()).contains("0 of 3 sources were taken");
    assertThat(again.err()).contains("2 of 3 sources were taken");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(again.status()).isEqualTo(first.status()).isEqualTo(ExitStatus.UNREADABLE);
    Files.writeString(two.resolve("notes.txt"), "new");
    assertThat(HubRun.of(line).err()).contains("1 of 3 sources were taken");
    line[1] = "--format-version=latest";
    assertThat(HubRun.of(line).err()).contains("0 of 3 sources were taken");
    line[1] = "--report=text";
    try (Stream<Path> kept = Files.list(dir.resolve("kept"))) {
      for (Path file : kept.toList()) {
        Files.writeString(file, "{");
      }
    }
    assertThat(HubRun.of(line).err()).contains("0 of 3 sources were taken");
    assertThat(HubRun.of(line).err()).contains("2 of 3 sources were taken");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
  void aChangeBehindALinkIsAChange() throws IOException {
    Path model = Files.createDirectories(dir.resolve("real/model"));
    Path rdf = Files.writeString(model.resolve("rdf.yaml"), GOOD);
    Path link = Files.createSymbolicLink(dir.resolve("link"), model);
    String kept = dir.resolve("kept").toString();
    String[] line = {"validate", "--resume", kept, link.toString()};
    HubRun.of(line);
    assertThat(HubRun.of(line).err()).contains("1 of 1 sources were taken");
    Files.writeString(rdf, GOOD.replace("Cells", "Other cells"));
    assertThat(HubRun.of(line).err()).contains("0 of 1 sources were taken");
    Files.createSymbolicLink(
        model.resolve("elsewhere"), Files.createDirectory(dir.resolve("more")));
    HubRun.of(line);
    assertThat(HubRun.of(line).err()).contains("0 of 1 sources were taken");
  }

  /// As of an entry of a collection, which it is not.
  @Test
  void aFolderMayHaveAHashInItsName() throws IOException {
    Files.createDirectory(dir.resolve("model"));
    Path model = Files.createDirectory(dir.resolve("model#1"));
    Path rdf = Files.writeString(model.resolve("rdf.yaml"), GOOD);
    String kept = dir.resolve("kept").toString();
    String[] line = {"validate", "--resume", kept, model.toString()};
    HubRun.of(line);
    assertThat(HubRun.of(line).err()).contains("1 of 1 sources were taken");
    Files.writeString(rdf, GOOD.replace("Cells", "Other cells"));
    assertThat(HubRun.of(line).err()).contains("0 of 1 sources were taken");
  }

  @Test
  void anotherPackageInPythonIsAChange() throws IOException {
    Path file = Files.writeString(dir.resolve("a.yaml"), GOOD);
    Path python = FakePython.without().in(Files.createDirectory(dir.resolve("env")));
    String kept = dir.resolve("kept").toString();
    String[] line = {
      "inspect", "--trust-code", "--python", python.toString(), "--resume", kept, file.toString()
    };
    HubRun.of(line);
    assertThat(HubRun.of(line).err()).contains("1 of 1 sources were taken");
    String answer = Files.readString(python);
    Files.writeString(python, answer.replace("\"packages\":\"", "\"packages\":\"5f0c"));
    assertThat(HubRun.of(line).err()).contains("0 of 1 sources were taken");
  }

  /// The system may have ended it for want of memory, which others took.
  @Test
  void aTestThatWasKilledIsNoResultToKeep() throws IOException {
    String source = Files.writeString(dir.resolve("a.yaml"), GOOD).toString();
    KeptResults kept = new KeptResults(dir, Run.here("test", Severity.ERROR), "");
    EndedEarly killed =
        new EndedEarly(source, Optional.empty(), TestStep.READING, Device.CPU, Policy.AS_SPECIFIED);
    for (ResourceResult result :
        List.of(
            killed.ended("it was killed (SIGKILL)"),
            killed.tookTooLong(Duration.ofSeconds(9)),
            killed.tookTooMuchMemory(9, 8))) {
      assertThat(result.status()).isEqualTo(ResourceResult.Status.FAILED);
      kept.of(source, "", given -> result);
      kept.of(source, "", given -> result);
    }
    assertThat(kept.taken()).isZero();
  }

  /// Parts of which one was begun again, put together, are what one run says.
  @Test
  void partsOfARunMakeItsReport() throws IOException {
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Path folder = Files.createDirectory(dir.resolve("m" + i));
      Files.writeString(folder.resolve("rdf.yaml"), i % 3 == 0 ? "type: dataset\n" : GOOD);
      sources.add(folder.toString());
    }
    String whole = reported("whole", sources, "--jobs=1");
    List<String> merge = new ArrayList<>(List.of("report", "merge", "--report=json"));
    for (int part = 1; part <= 3; part++) {
      reported("part" + part, sources, "--shard=" + part + "/3");
      merge.add(dir.resolve("part" + part + ".json").toString());
    }
    JsonNode merged = new JsonMapper().readTree(HubRun.of(merge.toArray(String[]::new)).out());
    JsonNode one = new JsonMapper().readTree(whole);
    assertThat(merged.path("results")).containsExactlyInAnyOrderElementsOf(one.path("results"));
    assertThat(merged.path("totals").path("verdicts"))
        .isEqualTo(one.path("totals").path("verdicts"));
  }

  private String reported(String name, List<String> sources, String option) throws IOException {
    Path file = dir.resolve(name + ".json");
    List<String> line = new ArrayList<>(List.of("validate", "--report=json=" + file, option));
    line.addAll(sources);
    HubRun.of(line.toArray(String[]::new));
    return Files.readString(file);
  }

  private static JsonNode results(HubRun run) {
    return new JsonMapper().readTree(run.out()).path("results");
  }
}
