package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Forms that another version of the format has, or its users write: the help gives those of the
/// version in front of it, with the author's values.
final class HelpOfOtherFormsTest {
  /// @param changes of a good description, as in a fixture
  static List<Finding> errors(String base, String changes) {
    YamlNode root = Objects.requireNonNull(Fixture.base(base).root());
    YamlNode patch = Objects.requireNonNull(YamlReader.read(changes).root());
    for (YamlMapping.Entry change : ((YamlMapping) patch).entries()) {
      root = Patch.set(root, change.key(), change.value());
    }
    return SpecValidator.helped(new YamlDocument("", root, List.of())).findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private static String place(Finding finding) {
    return finding.code().slug() + " @ " + finding.path();
  }

  private static List<String> told(Finding finding) {
    List<String> lines = new ArrayList<>();
    for (EditText text : finding.editTexts()) {
      lines.add(text.label() + ": " + String.join(" / ", text.lines()));
    }
    return lines;
  }

  private static List<String> only(String base, String changes) {
    List<Finding> errors = errors(base, changes);
    assertThat(errors).hasSize(1);
    return told(errors.getFirst());
  }

  @Test
  void aStepUnderTheNameOfOlderFormatsIsRenamedWhateverElseIsWrongInIt() {
    List<Finding> errors =
        errors("model", "inputs[0].preprocessing[0]: {name: scale_range, kwargs: {axes: [y, q]}}");
    assertThat(errors)
        .extracting(HelpOfOtherFormsTest::place)
        .containsExactlyInAnyOrder(
            "field-missing @ inputs[0].preprocessing[0].id",
            "op-axis-unknown @ inputs[0].preprocessing[0].kwargs.axes[1]");
    assertThat(told(errors.getFirst())).containsExactly("rename: name to id");
    assertThat(only("model", "inputs[0].preprocessing[0]: {name: zscor, kwargs: {axes: [y]}}"))
        .containsExactly("rename: name to id");
    assertThat(
            only("model-0.4", "outputs[0].postprocessing[0]: {id: clip, kwargs: {min: 0, max: 1}}"))
        .containsExactly("rename: id to name");
  }

  @Test
  void aStepWhoseNameIsTheFieldIsWrittenWithItsParameters() {
    String older = "write in inputs[0].preprocessing: - name: zero_mean_unit_variance";
    String newer = "write in inputs[0].preprocessing: - id: scale_linear / ";
    assertThat(
            only(
                "model-0.4",
                "inputs[0].preprocessing[0]:"
                    + " {zero_mean_unit_variance: {mode: per_sample, axes: qyx}}"))
        .containsExactly(older + " /   kwargs: {mode: per_sample, axes: qyx}");
    assertThat(only("model", "inputs[0].preprocessing[0]: {scale_linear: {gain: 2}, kwargs: {}}"))
        .containsExactly(newer + "  kwargs: {gain: 2}");
    assertThat(only("model", "inputs[0].preprocessing[0]: {scale_linear: {gane: 2}}"))
        .containsExactly(newer + "  kwargs: {gane: 2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: c, channel_names: [a]} | write: type: channel
          {type: channels, channel_names: [a]} | write: type: channel
          {type: c} | write: type: channel ; for example: channel_names: [channel0]
          {type: t, size: 4} | write: type: time
          {type: i, size: 4} | write: type: index
          {type: z, size: 4} | write: type: space ; write: id: z
          {type: z, id: depth, size: 4} | write: type: space
          """)
  void anAxisByItsLetterGetsItsTypeAndWhatThatNeeds(String axis, String lines) {
    List<String> told = only("model", "inputs[0].axes[1]: " + axis);
    assertThat(told).containsExactly(lines.split(" ; ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test_inputs: [a.npy] | inputs[0].test_tensor: DELETE | write in inputs[0]: test_tensor: {source: a.npy} ; remove: test_inputs
          sample_outputs: [a.png] | outputs[0].sample_tensor: DELETE | write in outputs[0]: sample_tensor: {source: a.png} ; remove: sample_outputs
          test_outputs: [a.npy] | version: 1.0.0 | remove: test_outputs
          inputs[0].data_range: [-.inf, 255] | inputs[0].data: {type: uint8} | write in inputs[0].data: range: [null, 255] ; remove: inputs[0].data_range
          inputs[0].data_type: uint8 | inputs[0].data: DELETE | write: data: {type: uint8} ; remove: inputs[0].data_type
          inputs[0].data_range: [0, 1] | version: 1.0.0 | remove: inputs[0].data_range
          outputs[0].halo: [0, 0, 16, 0] | outputs[0].axes[2].halo: DELETE | write in outputs[0].axes[2]: halo: 16 ; remove: outputs[0].halo
          outputs[0].halo: 16 | outputs[0].axes[3].halo: DELETE | write in outputs[0].axes[3]: halo: 16 ; remove: outputs[0].halo
          weights.pytorch_state_dict.kwargs: {depth: 3} | weights.pytorch_state_dict.architecture.kwargs: DELETE | write in weights.pytorch_state_dict.architecture: kwargs: {depth: 3} ; remove: weights.pytorch_state_dict.kwargs
          """)
  void aFactOfOlderFormatsIsToldWhereItBelongs(String fact, String other, String lines) {
    List<Finding> errors = errors("model", fact + "\n" + other);
    assertThat(errors).hasSize(1);
    assertThat(told(errors.getFirst())).containsExactly(lines.split(" ; ", -1));
    assertThat(errors.getFirst().hint()).startsWith("In this format ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          outputs[0].test_tensor: {source: a.npy} | test_outputs: DELETE | write: test_outputs: [a.npy] ; remove: outputs[0].test_tensor
          inputs[0].sample_tensor: a.png | sample_inputs: DELETE | write: sample_inputs: [a.png] ; remove: inputs[0].sample_tensor
          inputs[0].test_tensor: {source: a.npy} | version: 1.0.0 | remove: inputs[0].test_tensor
          inputs[0].data: {type: uint8, range: [0, null]} | inputs[0].data_range: DELETE | write: data_range: [0, .inf] ; remove: inputs[0].data
          """)
  void aFactOfNewerFormatsIsToldWhereItBelongs(String fact, String other, String lines) {
    List<Finding> errors =
        errors("model-0.4", fact + "\n" + other).stream()
            .filter(finding -> finding.code().slug().equals("field-unknown"))
            .toList();
    assertThat(errors).hasSize(1);
    assertThat(told(errors.getFirst())).containsExactly(lines.split(" ; ", -1));
    assertThat(errors.getFirst().hint()).startsWith("In this format ");
  }

  @Test
  void axesOfNewerFormatsBecomeLettersShapeAndHalo() {
    List<Finding> errors =
        errors(
            "model-0.4",
            """
            outputs[0].axes:
            - {type: batch}
            - {type: channel, channel_names: [a, b, c]}
            - {type: space, id: y, size: {tensor_id: raw, axis_id: y, offset: -4}, halo: 8}
            - {type: space, id: x, size: {tensor_id: raw, axis_id: x}, halo: 8}
            outputs[0].shape: DELETE
            outputs[0].halo: DELETE
            """);
    assertThat(errors)
        .extracting(HelpOfOtherFormsTest::place)
        .containsExactly("field-missing @ outputs[0].shape", "not-text @ outputs[0].axes");
    assertThat(told(errors.getFirst()))
        .containsExactly(
            "write: shape: /   reference_tensor: raw /   scale: [1.0, 0.0, 1.0, 1.0] /   offset:"
                + " [0.0, 1.5, -2.0, 0.0]");
    assertThat(told(errors.getLast()))
        .containsExactly("write: axes: bcyx", "write: halo: [0, 0, 8, 8]");
  }

  @Test
  void theCodeOfANetworkIsWrittenAsTheFormatHasIt() {
    assertThat(only("model", "weights.pytorch_state_dict.architecture: 'models/unet.py:UNet2d'"))
        .containsExactly("write: architecture: {source: models/unet.py, callable: UNet2d}");
    assertThat(only("model", "weights.pytorch_state_dict.architecture: monai.nets.UNet"))
        .containsExactly("write: architecture: {import_from: monai.nets, callable: UNet}");
    assertThat(
            only(
                "model-0.4",
                "weights.pytorch_state_dict.architecture: {source: unet.py, callable: UNet2d}"))
        .containsExactly("write: architecture: unet.py:UNet2d");
  }

  @Test
  void anOutputWithoutOwnChoiceOfSizeTakesThatOfAnInputOrOne() {
    String size = "outputs[0].axes[2]: {type: space, id: y, size: {min: 64, step: 16}";
    assertThat(only("model", size + ", unit: micrometer, scale: 0.5}"))
        .containsExactly("write: size: {tensor_id: raw, axis_id: y}");
    assertThat(only("model", size + "}"))
        .containsExactly(
            "write: size: {tensor_id: raw, axis_id: y}",
            "for example: unit: micrometer",
            "for example: scale: 0.5");
    Finding other = errors("model", size.replace("id: y", "id: rows") + "}").getFirst();
    assertThat(told(other)).containsExactly("for example: size: 64");
    assertThat(other.hint()).contains("size: {tensor_id: raw, axis_id: y}");
  }

  @Test
  void anOutputWithFewerAxesThanItsReferenceGetsThoseOfIt() {
    assertThat(
            only(
                "model-0.4",
                """
                outputs[0].axes: cyx
                outputs[0].shape: {reference_tensor: raw, scale: [1, 1, 1], offset: [0, 0, 0]}
                outputs[0].halo: [0, 16, 16]
                """))
        .containsExactly(
            "for example in outputs[0]: axes: bcyx",
            "for example: scale: [1.0, 1, 1, 1]",
            "for example: offset: [0, 0, 0, 0]",
            "for example in outputs[0]: halo: [0, 0, 16, 16]");
  }

  @Test
  void examplesNameIdsThatAreThere() {
    Finding finding =
        errors(
                "model",
                """
                inputs[0].id: picture
                outputs[0].axes[2].size: {tensor_id: picture, axis_id: y}
                outputs[0].axes[3].size: {tensor_id: nothing, axis_id: nowhere, offset: none}
                outputs[0].axes[3].halo: none
                """)
            .getFirst();
    assertThat(finding.hint()).doesNotContain("raw", "image");
  }

  private static YamlNode text(String yaml) {
    return Objects.requireNonNull(YamlReader.read(yaml).root());
  }

  @Test
  void tagsInAnotherCaseAreToldInTheWordsOfTheList() {
    YamlNode root = Objects.requireNonNull(Fixture.base("model").root());
    YamlNode tags = text("['2D', Nuclei, fluorescence_light_microscopy, pytorch, unet, fiji]");
    Finding finding =
        SpecValidator.helped(new YamlDocument("", Patch.set(root, "tags", tags), List.of()))
            .findings()
            .stream()
            .filter(found -> found.code().slug().equals("tag-category-missing"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.message())
        .isEqualTo(
            "No tag tells modality ('fluorescence_light_microscopy' is written"
                + " fluorescence-light-microscopy), dims ('2D' is written 2d), content ('Nuclei' is"
                + " written nuclei), task.");
    assertThat(finding.hint()).startsWith("Write the words as the list has them. ");
  }

  private static List<String> toldOf(String text, String place) {
    return SpecValidator.helped(YamlReader.read(text)).findings().stream()
        .filter(finding -> place(finding).equals(place))
        .flatMap(finding -> told(finding).stream())
        .toList();
  }

  @Test
  void aModelThatForgetsItsTypeKeepsItsFacts() {
    String text =
        """
        format_version: 0.5.4
        inputs:
        - id: raw
          axes: bcyx
          data_range: [0, 255]
        test_inputs: [in.npy]
        weights: {onnx: {source: a.onnx, opset_version: 15}}
        """;
    assertThat(toldOf(text, "field-unknown @ inputs[0].data_range"))
        .containsExactly(
            "for example: data: {type: float32, range: [0, 255]}", "remove: inputs[0].data_range");
    assertThat(toldOf(text, "field-unknown @ test_inputs"))
        .containsExactly(
            "write in inputs[0]: test_tensor: {source: in.npy}", "remove: test_inputs");
  }

  @Test
  void theVersionOfWeightsIsThatOfTheirFramework() {
    String text =
        """
        format_version: 0.4.10
        type: model
        weights:
          torchscript: {source: a.pt, version: 2.7.1}
          onnx: {source: a.onnx, version: 15}
        """;
    assertThat(toldOf(text, "field-unknown @ weights.torchscript.version"))
        .containsExactly("rename: version to pytorch_version");
    assertThat(toldOf(text, "field-unknown @ weights.onnx.version"))
        .containsExactly("rename: version to opset_version");
  }

  /// A network is converted to ONNX, and hardly ever from it.
  @Test
  void onnxIsNotTheOriginalWhereThereAreOthers() {
    String text =
        """
        format_version: 0.5.4
        type: model
        weights:
          onnx: {source: a.onnx, opset_version: 15}
          torchscript: {source: a.pt, pytorch_version: 2.7.1}
        """;
    assertThat(toldOf(text, "weights-original-unclear @ weights"))
        .containsExactly("for example in weights.onnx: parent: torchscript");
  }

  @Test
  void filesInTheFormOfOtherFieldsAreWrittenInThatOfTheField() {
    assertThat(only("model", "weights.pytorch_state_dict.dependencies: conda:environment.yaml"))
        .containsExactly("write: dependencies: {source: environment.yaml}");
    assertThat(
            only(
                "model-0.4", "weights.pytorch_state_dict.dependencies: {source: environment.yaml}"))
        .containsExactly("write: dependencies: conda:environment.yaml");
    assertThat(only("model-0.4", "attachments: [{source: a.txt}, b.txt]"))
        .containsExactly("write: attachments: {files: [a.txt, b.txt]}");
  }

  @Test
  void aNumberNamesNoFile() {
    List<Finding> errors = errors("model", "inputs[0].sample_tensor: 7");
    assertThat(errors).hasSize(1);
    assertThat(told(errors.getFirst()))
        .containsExactly("for example: sample_tensor: {source: sample_input.png}");
    assertThat(errors.getFirst().hint())
        .isEqualTo(
            "In the place of 'sample_input.png' goes the name of your own file, which has to lie"
                + " beside the description.");
  }

  @Test
  void linesOfADashWithoutItsSpaceAreItems() {
    assertThat(only("model", "tags:\n  -semantic-segmentation\n  - 2d\n  - nuclei"))
        .containsExactly("write: tags: [semantic-segmentation, 2d, nuclei]");
    assertThat(only("model-0.4", "covers:\n  -a.png")).containsExactly("write: covers: [a.png]");
  }
}
