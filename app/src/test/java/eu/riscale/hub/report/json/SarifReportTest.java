package eu.riscale.hub.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "license: MIT | license: BSD-3 | license-unknown",
        "license: MIT | license: 7 | not-text",
        "format_version: 0.5.14 | format_version: 0.5.x | version-invalid",
        "timestamp: '2026-11-21T00:00:00+00:00' | timestamp: soon | timestamp-invalid",
        "tags: [ | tgas: [ | field-unknown",
        "min: 8, step: 1 | min: -8, step: 1 | out-of-range",
        "min: 8, step: 1 | min: 8, step: one | not-an-integer",
        "{type: uint8} | {type: uint9} | word-unknown",
        "{dtype: float32} | {dtype: real} | word-unknown",
        "axes: [channel, y, x] | axes: [channel, y, z] | step-axis-unknown",
        "channel_names: [grey] | channel_names: grey | not-a-list",
        "halo: 1 | halo: two | not-an-integer",
        "tensor_id: image, axis_id: y | tensor_id: image, axis_id: z | size-reference-unknown",
        "range: [0.0, 1.0] | range: [1.0, 0.0] | range-empty",
        "id: sigmoid | id: sigmod | step-unknown",
        "pytorch_version: 2.7.1 | pytorch_version: newest | version-invalid",
        "opset_version: 17 | opset_version: -1 | out-of-range",
        "parent: torchscript | parent: keras | word-unknown",
        "source: README.md | source: /README.md | path-not-relative",
        "authors: | authros: | field-unknown"
      })
  void aRegionIsTheLineThatIsWrong(String right, String wrong, String about) throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, right, wrong);
    List<String> lines = Files.readAllLines(model.resolve("rdf.yaml"));
    List<Long> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(wrong)) {
        changed.add(i + 1L);
      }
    }
    JsonNode run = run("validate", "--no-io", model.toString());
    List<Long> told = new ArrayList<>();
    for (JsonNode result : run.get("results")) {
      JsonNode region = result.get("locations").get(0).get("physicalLocation").get("region");
      if (result.get("level").stringValue().equals("error")) {
        told.add(region.get("startLine").longValue());
      }
      assertThat(result.get("ruleId"))
          .isEqualTo(
              run.get("tool")
                  .get("driver")
                  .get("rules")
                  .get(result.get("ruleIndex").intValue())
                  .get("id"));
    }
    assertThat(told).as(about).containsAnyElementsOf(changed);
  }

  /// So that a code host knows a finding again after lines were added above it.
  @Test
  void aFingerprintStaysWhereLinesMove() throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "license: MIT", "license: BSD-3");
    List<String> before = fingerprints(model);
    Models.edit(model, "format_version:", "# a line\n# another\nformat_version:");
    assertThat(fingerprints(model)).isEqualTo(before).doesNotHaveDuplicates();
  }

  /// What hub did not get to is said, and the run is none that came to its end.
  @Test
  void anUnreadableSourceIsAResult() {
    JsonNode run = run("validate", dir.resolve("gone.zip").toString());
    assertThat(run.get("results").get(0).get("ruleId").stringValue())
        .isEqualTo("source-unreadable");
    assertThat(run.get("invocations").get(0).get("executionSuccessful").booleanValue()).isTrue();
  }

  private static List<String> fingerprints(Path model) {
    List<String> all = new ArrayList<>();
    for (JsonNode result : run("validate", "--no-io", model.toString()).get("results")) {
      all.add(result.get("partialFingerprints").get("hub/v1").stringValue());
    }
    return all;
  }

  private static JsonNode run(String... args) {
    List<String> line = new ArrayList<>(List.of(args));
    line.add("--report=sarif");
    HubRun run = HubRun.of(line.toArray(String[]::new));
    return new JsonMapper().readTree(run.out()).get("runs").get(0);
  }
}
