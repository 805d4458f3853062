package eu.riscale.hub.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.report.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FolderReportsTest {
  @TempDir Path dir;

  @Test
  void theCollectionFindsAFileForEachSoftware() throws IOException {
    HubRun run =
        HubRun.of(
            "validate",
            "--quiet",
            "--for=ilastik",
            "--for=careamics",
            "--report=compat=" + dir.resolve("reports"),
            Models.of("pass-conv2d-v05").toString());
    assertThat(run.status()).as(run.err()).isZero();
    Path reports = dir.resolve("reports/conv2d-v05/unversioned/reports");
    JsonNode other = read(reports, "careamics_");
    assertThat(other.propertyNames())
        .containsExactly("tool", "status", "score", "error", "details", "badge", "links");
    assertThat(other.get("status").stringValue()).isEqualTo("not-applicable");
    assertThat(other.get("error").isNull()).isTrue();
    JsonNode ilastik = read(reports, "ilastik_");
    assertThat(ilastik.get("tool").stringValue()).matches("[^_]+_[^_]+");
    assertThat(ilastik.get("status").stringValue()).isIn("passed", "failed");
  }

  @Test
  void twoSourcesOfOneIdHaveAFolderEach() {
    assertThat(
            new TestSummaryReport()
                .files(Sample.results("test", Sample.failed(), Sample.failed()))
                .keySet())
        .containsExactly(
            "fluffy-owl/1.2.0-2/test_summary_hub.yaml", "fluffy-owl/1.2.0/test_summary_hub.yaml");
  }

  @Test
  void aSummaryTellsDescriptionAndTests() {
    assertThat(
            new TestSummaryReport()
                .files(Sample.results("test", Sample.failed()))
                .get("fluffy-owl/1.2.0/test_summary_hub.yaml"))
        .isEqualTo(
            """
            - name: "hub test"
              source_name: "models/nuclei"
              status: "passed"
              error: null
              traceback: null
              nested_errors: {}
              bioimageio_spec_version: "hub 0.1.0"
              bioimageio_core_version: "hub 0.1.0"
              warnings:
                inputs[1].id: "Two tensors share the id 'raw'."
            - name: "hub test onnx: reproduce test outputs"
              source_name: "models/nuclei"
              status: "failed"
              error: "It failed."
              traceback: null
              nested_errors: {}
              bioimageio_spec_version: "hub 0.1.0"
              bioimageio_core_version: "hub 0.1.0"
              warnings: {}
            - name: "hub test onnx: run at other sizes"
              source_name: "models/nuclei"
              status: "passed"
              error: null
              traceback: null
              nested_errors: {}
              bioimageio_spec_version: "hub 0.1.0"
              bioimageio_core_version: "hub 0.1.0"
              warnings: {}
            - name: "hub test keras_v3: reproduce test outputs"
              source_name: "models/nuclei"
              status: "failed"
              error: "Keras is not supported yet."
              traceback: null
              nested_errors: {}
              bioimageio_spec_version: "hub 0.1.0"
              bioimageio_core_version: "hub 0.1.0"
              warnings: {}
            """);
  }

  @Test
  void aFileInThePlaceOfTheFolderIsSaidBeforeAnyWork() throws IOException {
    Path file = Files.writeString(dir.resolve("taken"), "");
    HubRun run =
        HubRun.of("validate", "--report=compat=" + file, Models.of("pass-conv2d-v05").toString());
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains(file + " is no folder");
  }

  private static JsonNode read(Path folder, String prefix) throws IOException {
    try (var files = Files.list(folder)) {
      Path file =
          files.filter(one -> one.getFileName().toString().startsWith(prefix)).findFirst().get();
      return new JsonMapper().readTree(Files.readString(file));
    }
  }
}
