package eu.riscale.hub.spec.rule.file;

import static eu.riscale.hub.spec.rule.file.ModelFolder.npy;
import static eu.riscale.hub.spec.rule.file.ModelFolder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.rule.RuleCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule on files, shown on a model that is right but for one thing.
final class FileRulesTest {
  private static final String ZEROS = "0".repeat(64);

  @TempDir private Path folder;

  static List<FileCase> cases() {
    return Stream.of(
            FolderCases.all(), StandInCases.all(), WeightsCases.all(), TestTensorCases.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsExactlyWhatIsWrong(FileCase shown) {
    assertThat(shown.change().apply(ModelFolder.newest(folder)).findings())
        .isEqualTo(shown.findings());
  }

  /// Whoever reads of an error is told what to do about it, by words or by lines to write.
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatToDo(FileCase shown) {
    assertThat(shown.change().apply(ModelFolder.newest(folder)).validate().findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .filteredOn(finding -> RuleCatalog.FILES.codes().contains(finding.code()))
        .allSatisfy(finding ->
            assertThat(finding.hint() + finding.edits())
                .as(finding.code().slug())
                .isNotEqualTo("[]"));
  }

  @Test
  void findsNothingInWholeModels() {
    assertThat(ModelFolder.newest(folder).findings()).isEmpty();
    assertThat(ModelFolder.older(folder).findings()).isEmpty();
  }

  @Test
  void showsEveryCode() {
    Set<String> shown =
        new TreeSet<>(
            Set.of(
                "architecture-import-not-named",
                "documentation-not-markdown",
                "file-searched-in-part",
                "file-unreadable",
                "cover-broken",
                "cover-pixels",
                "cover-active"));
    for (FileCase example : cases()) {
      example.findings().forEach(line -> shown.add(line.split(" ", -1)[1]));
    }

    assertThat(RuleCatalog.FILES.codes()).extracting(code -> code.slug()).isSubsetOf(shown);
  }

  @Test
  void namesBothChecksums() {
    Finding finding =
        ModelFolder.newest(folder)
            .rdf("model.onnx,", "model.onnx, sha256: '" + ZEROS + "',")
            .validate()
            .findings()
            .get(0);

    assertThat(finding.expected()).isEqualTo(ZEROS);
    assertThat(finding.message()).containsPattern("[0-9a-f]{64}");
  }

  @Test
  void aBatchAxisTooManyIsToldOnce() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf(
                "- {type: space, id: x, size: {min",
                "- {type: batch}\n  - {type: space, id: x, size: {min");

    assertThat(model.findings())
        .containsExactly(
            "error batch-axis-several @ inputs[0].axes[3]", "info not-judged @ inputs[0].axes[3]");
  }

  @Test
  void isMilderWithFormat04WhereTheModelStillRuns() {
    ModelFolder model =
        ModelFolder.older(folder)
            .file("input.npy", tensor(24, 16))
            .file("output.npy", npy("|u1", "(1, 1, 24, 16)", new byte[384], 0));

    assertThat(model.findings())
        .containsExactly(
            "alert test-tensor-near-zero @ test_outputs[0]",
            "alert test-tensor-type @ test_inputs[0]");
  }

  @Test
  void refusesSizesThatFormat04DoesNotAllow() {
    ModelFolder model = ModelFolder.older(folder).file("output.npy", tensor(24, 20));

    assertThat(model.findings()).containsExactly("error test-tensor-size @ test_outputs[0]");
  }

  @Test
  void warnsOfDocumentationThatIsNoMarkdown() {
    ModelFolder model =
        ModelFolder.older(folder).rdf("README.md", "README.txt").file("README.txt", "text");

    assertThat(model.findings())
        .containsExactly("warning documentation-not-markdown @ documentation");
  }

  @Test
  void readsRequirementsOfPip() {
    ModelFolder model =
        ModelFolder.older(folder)
            .rdf("opset_version: 17", "opset_version: 17, dependencies: 'pip:req.txt'")
            .file(
                "req.txt",
                "# tools\ntorch==2.4.1\nnumpy >= 1.26  # arrays\n--pre\nbad name here\n");

    assertThat(model.findings())
        .containsExactly(
            "alert dependencies-unreadable @ weights.onnx.dependencies",
            "warning weights-custom-dependencies @ weights.onnx.dependencies");
  }

  @Test
  void namesNoNumberThatTheDescriptionDoesNotHave() {
    assertThat(
            ModelFolder.newest(folder)
                .rdf("opset_version: 17", "opset_version: 3000000000")
                .rdf("id: y, size: {min: 16", "id: y, size: {min: 64000000000")
                .validate()
                .findings())
        .extracting(finding -> finding.message() + " / " + finding.expected())
        .contains("'model.onnx' has the opset 17, the description says a far larger one. / ")
        .contains(
            "Found the number 64000000000; the test tensor of 'raw' has 24 pixels along 'y'. / ");
  }
}
