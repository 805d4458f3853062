package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files that whole parts of a description name are judged, whatever is broken in others.
final class IndependentFilesTest {
  @TempDir private Path folder;

  /// A part of the model that gets broken.
  ///
  /// @param at the place that no file rule can look at any more
  private record Break(String at, String good, String broken) {}

  private static final List<Break> BREAKS =
      List.of(
          new Break("name", "name: Nuclei U-Net", "name: 7"),
          new Break("license", "license: MIT", "license: Mitt"),
          new Break("cite[0].doi", "doi: 10.1007", "doi: 11.1007"),
          new Break("tags", "tags: [2d,", "tags: [7,"),
          new Break(
              "covers[1]", "covers: [{source: cover.png}]", "covers: [{source: cover.png}, 7]"),
          new Break("documentation", "documentation: {source: README.md}", "documentation: 7"),
          new Break("inputs[0].id", "- id: raw", "- id: 7"),
          new Break(
              "inputs[0].axes[2].type",
              "{type: space, id: y, size: {min",
              "{type: spce, id: y, size: {min"),
          new Break("inputs[0].axes[2].size", "y, size: {min: 16, step: 8}", "y, size: []"),
          new Break("inputs[0].data", "data: {type: float32, ", "data: {type: float33, "),
          new Break("inputs[0].test_tensor", "{source: input.npy}", "{source: 7}"),
          new Break("outputs[0].id", "- id: mask", "- id: 7"),
          new Break("outputs[0].axes[2].halo", "axis_id: y}, halo: 2", "axis_id: y}, halo: no"),
          new Break("outputs[0].test_tensor", "{source: output.npy}", "{source: 7}"),
          new Break("weights.onnx.opset_version", "opset_version: 17", "opset_version: x"),
          new Break("weights.onnx.source", "onnx: {source: model.onnx", "onnx: {source: 7"),
          new Break("weights.onnx.sha256", "model.onnx, opset", "model.onnx, sha256: 0, opset"));

  static List<FileCase> cases() {
    return FileRulesTest.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aBrokenPartHidesNothingInOtherFiles(FileCase shown) {
    Set<String> alone = shown.findings();
    List<String> wrong = new ArrayList<>();
    ModelFolder model = shown.change().apply(ModelFolder.newest(folder));
    for (Break part : BREAKS) {
      if (model.has(part.good())) {
        Validation judged = model.with(part.good(), part.broken()).validate();
        List<Finding> found = judged.findings();
        Set<String> told = lines(found);
        alone.stream()
            .filter(line -> !told.contains(line) && !isAbout(line, part) && !waits(judged, line))
            .forEach(line -> wrong.add(part.at() + " hides " + line));
        told.removeAll(alone);
        told.removeIf(line -> isAbout(line, part));
        told.forEach(line -> wrong.add(part.at() + " gives " + line));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatABrokenPartKeepsBackIsNamedOnce() {
    ModelFolder model =
        ModelFolder.newest(folder)
            .rdf("license: MIT", "license: Mitt")
            .rdf("- id: raw", "- id: 7")
            .rdf("opset_version: 17", "opset_version: 17, sha256: '" + "0".repeat(64) + "'");

    assertThat(model.findings())
        .containsExactlyInAnyOrder(
            "error license-unknown @ license",
            "error not-text @ inputs[0].id",
            "error sha256-mismatch @ weights.onnx.source",
            "info not-judged @ inputs[0].id");
    assertThat(model.validate().findings().getLast().message())
        .isEqualTo(
            "hub cannot tell before this is right: whether two tensors share one id; whether the"
                + " size refers to an axis that does not exist; whether the size of an axis refers"
                + " to the axis itself; and 8 checks more.");
  }

  private static Set<String> lines(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.code().equals(BrokenParts.NOT_JUDGED))
        .map(finding ->
            "%s %s @ %s".formatted(finding.severity().word(), finding.code(), finding.path()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isAbout(String line, Break part) {
    String place = line.substring(line.indexOf(" @ ") + 3);
    return place.startsWith(part.at()) || part.at().startsWith(place);
  }

  private static boolean waits(Validation judged, String line) {
    String code = line.split(" ", -1)[1];
    return judged.readable().filter(read -> read.broken().isHeld(code)).isPresent();
  }
}
