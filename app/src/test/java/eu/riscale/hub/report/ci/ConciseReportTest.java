package eu.riscale.hub.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.report.Sample;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConciseReportTest {
  @TempDir Path dir;

  @Test
  void aFindingIsALineThatEditorsJumpTo() throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "license: MIT", "license: BSD-3");
    HubRun run = HubRun.of("validate", "--no-io", "--report=concise", model.toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            model.toAbsolutePath()
                + "/rdf.yaml:10:10: error license-unknown 'BSD-3' is not on the SPDX list of"
                + " licences.\n");
  }

  @Test
  void aFileBelowTheWorkingFolderIsNamedFromThere() {
    String model = Models.of("pass-conv2d-v05").resolve("rdf.yaml").toString();
    HubRun run =
        HubRun.of(
            "validate",
            "--severity=maintainer-missing=error",
            "--no-io",
            "--report=concise",
            Path.of(model).toAbsolutePath().toString());
    assertThat(run.out())
        .startsWith(
            "src/test/models/pass-conv2d-v05/rdf.yaml:6:1: error maintainer-missing There are no"
                + " maintainers, and no author has a github_user.\n");
  }

  @Test
  void linesInAZipAreNoLinesOfTheZip() throws IOException {
    Path model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "license: MIT", "license: BSD-3");
    Path zip = Models.zip(model, dir.resolve("model.zip"), "");
    assertThat(HubRun.of("validate", "--no-io", "--report=concise", zip.toString()).out())
        .contains(
            zip.toAbsolutePath()
                + ": error license-unknown 'BSD-3' is not on the SPDX list of licences."
                + " (rdf.yaml:10:10)\n");
  }

  @Test
  void failedTestsAndWhatCannotBeReadHaveLines() throws IOException {
    StringWriter out = new StringWriter();
    new ConciseReport().write(Sample.results("test", Sample.failed(), Sample.unreadable()), out);
    assertThat(out.toString())
        .startsWith(
            "models/nuclei: alert tensor-id-duplicate Two tensors share the id 'raw'."
                + " (rdf.yaml:3:7)\nmodels/nuclei: error failed: mask 1×2: largest difference 0.5 ")
        .endsWith(
            "gone.yaml: error source-unreadable gone.yaml: there is no such file or folder.\n");
  }
}
