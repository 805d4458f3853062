package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One slip in a model with all of its files is one error, whose help leads to a model without any.
final class FollowedHelpTest {
  @TempDir private Path folder;

  /// @param place of the one error
  record Slip(String format, String piece, String by, String place) {
    ModelFolder in(Path folder) {
      ModelFolder model =
          format.equals("0.4") ? ModelFolder.older(folder) : ModelFolder.newest(folder);
      return model.rdf(piece, by);
    }
  }

  private static Slip older(String piece, String by, String place) {
    return new Slip("0.4", piece, by, place);
  }

  private static Slip newest(String piece, String by, String place) {
    return new Slip("0.5", piece, by, place);
  }

  static List<Slip> slips() {
    return List.of(
        older("min: [1, 1, 16, 16]", "min: [1, 16, 16]", "inputs[0].shape"),
        older("min: [1, 1, 16, 16]", "min: [1, 1, 1, 16, 16]", "inputs[0].shape"),
        older("step: [0, 0, 8, 8]", "step: [8, 8]", "inputs[0].shape"),
        older("step: [0, 0, 8, 8]", "step: [8]", "inputs[0].shape"),
        older("step: [0, 0, 8, 8]", "step: [0, 0, 0, 8, 8]", "inputs[0].shape"),
        older(
            "min: [1, 1, 16, 16], step: [0, 0, 8, 8]",
            "min: [1, 16, 16], step: [0, 8, 8]",
            "inputs[0].axes"),
        older("{min: [1, 1, 16, 16], step: [0, 0, 8, 8]}", "[1, 24, 16]", "inputs[0].axes"),
        older("scale: [1, 1, 1, 1]", "scale: [1, 1, 1]", "outputs[0].shape"),
        older(
            "scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}",
            "scale: [1, 1, 1], offset: [0, 0, 0]}\n  halo: [0, 0, 2, 2]",
            "outputs[0].axes"),
        older("source: model.onnx", "source: ../model.onnx", "weights.onnx.source"),
        newest("input.npy}", "/home/ada/input.npy}", "inputs[0].test_tensor.source"),
        newest("name: Nuclei U-Net", "name: '#%'", "name"),
        newest("inputs:", "foo:", "foo"),
        newest("outputs:", "results:", "results"),
        newest("weights:", "network:", "network"),
        older("\ninputs:", "\nmodel_inputs:", "model_inputs"),
        newest("onnx: {source: model.onnx, opset_version: 17}", "onx:", "weights.onx"),
        newest(
            "license: MIT", "license: MIT\ntraining_data: {name: DSB2018}", "training_data.name"),
        older("license: MIT", "license: MIT\ntraining_data: {name: DSB2018}", "training_data.name"),
        older("documentation: README.md", "documentation: 3", "documentation"),
        older("covers: [cover.png]", "covers: 7", "covers"),
        newest(
            "data: {type: float32, range: [-10, 10]}",
            "data: {type: float32, range: [-10, 10], description: grey}",
            "inputs[0].data.description"),
        newest("y, size: {min: 16, step: 8}", "y, size: {min: 16}", "inputs[0].axes[2].size.step"),
        newest("y, size: {min: 16, step: 8}", "y, min: 16, step: 8", "inputs[0].axes[2].min"),
        newest(
            "y, size: {tensor_id: raw, axis_id: y}",
            "y, tensor_id: raw, axis_id: y",
            "outputs[0].axes[2].tensor_id"),
        newest(
            "data: {type: float32, range: [-10, 10]}",
            "type: float32\n  range: [-10, 10]",
            "inputs[0].type"),
        newest("weights:\n  onnx:", "onnx:", "onnx"),
        newest("type: model", "typ: model", "typ"),
        older("format_version: 0.4.10", "format-version: 0.4.10", "format-version"),
        newest("y, size: {min: 16", "y, size: {min: 9999999999", "inputs[0].axes[2].size.min"),
        newest(
            "16, step: 8}}\n  - {type: space, id: x",
            "16, step: 9999999999}}\n  - {type: space, id: x",
            "inputs[0].axes[2].size.step"),
        older("1, 16, 16], step", "1, 9999999999, 16], step", "inputs[0].shape.min[2]"),
        older("0, 8, 8]}", "0, 9999999999, 8]}", "inputs[0].shape.step[2]"),
        older("data_type: uint8", "dtype: uint8", "inputs[0].dtype"),
        newest("- id: mask", "- id: raw", "outputs[0].id"),
        newest(
            "- {type: channel, channel_names: [mask]}",
            "- {type: batch}\n  - {type: channel, channel_names: [mask]}",
            "outputs[0].axes[1]"));
  }

  @ParameterizedTest
  @MethodSource("slips")
  void aSlipIsOneErrorAndItsHelpMendsIt(Slip slip) {
    ModelFolder model = slip.in(folder);
    List<Finding> errors = errors(model.helped());

    assertThat(errors).extracting(found -> found.path().toString()).containsExactly(slip.place());

    YamlDocument written = model.helped().document();
    YamlDocument followed =
        new YamlDocument(
            "",
            Edited.of(Objects.requireNonNull(written.root()), errors.getFirst().edits())
                .orElseThrow(),
            List.of());
    assertThat(errors(SpecValidator.validate(followed, model.files()))).isEmpty();
  }

  private static List<Finding> errors(Validation validation) {
    return validation.findings().stream()
        .filter(found -> found.severity() == Severity.ERROR)
        .toList();
  }

  /// A path that a stranger wrote is no name for a file of this folder.
  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "../../etc/passwd.npz"})
  void nothingIsMadeOfAPathOutside(String path) {
    Finding finding =
        errors(
                ModelFolder.newest(folder)
                    .rdf("{source: input.npy}", "{source: " + path + "}")
                    .helped())
            .getFirst();

    assertThat(finding.edits()).isNotEmpty();
    assertThat(finding.edits().toString()).doesNotContain("passwd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y, size: {min: 16", "y, size: 16"})
  void aSizeThatNoTensorHasBecomesThatOfTheTestTensor(String size) {
    Validation judged =
        ModelFolder.newest(folder)
            .rdf(
                "y, size: {min: 16, step: 8}",
                size.contains("min") ? size + "000000000000, step: 8}" : size + "000000000000")
            .helped();

    assertThat(judged.findings())
        .filteredOn(found -> found.code().slug().equals("number-too-large"))
        .allSatisfy(found -> assertThat(found.edits().toString()).contains("yaml=24"))
        .hasSize(1);
  }
}
