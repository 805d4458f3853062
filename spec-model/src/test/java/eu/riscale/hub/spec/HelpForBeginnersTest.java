package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people write who know the guides of the hubs and nothing else.
final class HelpForBeginnersTest {
  private static final RdfPath INPUT = RdfPath.ROOT.field("inputs").index(0);

  private static final String NEW =
      """
      format_version: 0.5.4
      type: model
      inputs:
      - id: raw
        axes:
        - {type: batch}
        - {type: channel, channel_names: [a, b]}
        - {type: space, id: y, size: 64}
        - {type: space, id: x, size: 64}
      """;

  private static Finding finding(String text, String code) {
    return SpecValidator.helped(YamlReader.read(text)).findings().stream()
        .filter(found -> found.code().slug().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatHasWeightsIsAModel() {
    assertThat(finding("format_version: 0.4.9\nweights: {}\n", "type-missing").edits())
        .containsExactly(new Edit.Write(RdfPath.ROOT.field("type"), "model"));
  }

  @Test
  void lettersOfAStepBecomeItsAxes() {
    String text =
        NEW + "  preprocessing:\n  - {id: zero_mean_unit_variance, kwargs: {axes: cyx}}\n";
    RdfPath axes = INPUT.field("preprocessing").index(0).field("kwargs").field("axes");
    assertThat(finding(text, "not-a-list").edits())
        .containsExactly(new Edit.Write(axes, "[channel, y, x]"));
  }

  @Test
  void anOutputThatIsToBeMeasuredIsCalledOne() {
    String text =
        NEW
            + """
            outputs:
            - id: probs
              axes: [{type: batch}, {type: space, id: y, size: 64}, {type: space, id: x, size: 64}]
              postprocessing:
              - {id: scale_range, kwargs: {axes: [y, x], reference_tensor: probs}}
            """;
    assertThat(finding(text, "reference-tensor-unknown").message())
        .isEqualTo(
            "'probs' is an output, and a step can measure inputs only, as they are before any"
                + " step.");
  }

  @Test
  void anEmptyListThatMayBeAbsentGoes() {
    assertThat(finding(NEW + "  preprocessing:\n", "not-a-list").edits())
        .containsExactly(new Edit.Remove(INPUT.field("preprocessing")));
  }

  @Test
  void aTestInputIsTheTestTensor() {
    assertThat(finding(NEW + "  test_input: input.npy\n", "field-unknown").edits())
        .containsExactly(
            new Edit.Write(INPUT.field("test_tensor"), "{source: input.npy}"),
            new Edit.Remove(INPUT.field("test_input")));
  }

  @Test
  void aNameWithoutItsFieldIsAskedForByTheFieldAlone() {
    String step = "  preprocessing:\n  - {name: sigmoid}\n";
    assertThat(SpecValidator.helped(YamlReader.read(NEW + step)).findings())
        .anySatisfy(found -> assertThat(found.hint()).isEqualTo("'name' is called 'id' here."));
  }

  @Test
  void aPictureIsToBeSavedAnew() {
    Finding cover = finding("format_version: 0.5.4\ntype: model\ncovers: [a.tif]\n", "file-suffix");
    assertThat(cover.hint())
        .isEqualTo("Save the picture as PNG; a new ending alone does not make it one.");
    assertThat(cover.edits())
        .containsExactly(new Edit.Example(RdfPath.ROOT.field("covers").index(0), "a.png"));
  }

  @Test
  void shapesOfTheOlderFormatBecomeSizesOfAxes() {
    String text =
        """
        format_version: 0.5.4
        type: model
        inputs:
        - id: raw
          axes: yx
          shape: {min: [32, 48], step: [4, 0]}
        """;
    assertThat(finding(text, "not-a-list").edits().toString())
        .contains("size: {min: 32, step: 4}", "size: 48");
  }

  @Test
  void stepsHalosAndReferencesOfTheOlderFormat() {
    String text =
        """
        format_version: 0.4.9
        type: model
        inputs:
        - {name: raw, axes: bcyx, data_type: float32, shape: [1, 1, 64, 64],
           preprocessing: [scale_range: {mode: per_sample, axes: yx}]}
        outputs:
        - {name: mask, axes: bcyx, data_type: float32, halo: 4,
           shape: {reference_input: raw, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}}
        """;
    assertThat(finding(text, "not-a-list").edits())
        .containsExactly(
            new Edit.Write(RdfPath.ROOT.field("outputs").index(0).field("halo"), "[0, 0, 4, 4]"));
    assertThat(SpecValidator.helped(YamlReader.read(text)).findings())
        .anySatisfy(found ->
            assertThat(found.edits().toString()).contains("name: scale_range", "kwargs: {mode"))
        .anySatisfy(found ->
            assertThat(found.edits())
                .containsExactly(
                    new Edit.Rename(
                        RdfPath.ROOT
                            .field("outputs")
                            .index(0)
                            .field("shape")
                            .field("reference_input"),
                        "reference_tensor")));
  }

  /// Whatever is wrong, and whatever was tried in vain, something is said to do.
  @Test
  void everyErrorSaysWhatToDo() {
    String text =
        """
        format_version: 0.4.9
        type: model
        source: [a, b]
        inputs:
        - {name: raw, axes: bcyx, data_type: float32, shape: {min: [[], 1, 64, 64], step: 1}}
        outputs:
        - {name: mask, axes: bcyx, data_type: float32,
           shape: {reference_tensor: [raw], scale: [LL, 1, 1, 1], offset: [0, 0, 0, 0]},
           postprocessing: [{name: softmax}, {name: unknown_op}, {kwargs: {}}]}
        - ''
        weights: {onnx: {source: a.onnx, authors: [{name: null}]}}
        """;
    assertThat(SpecValidator.helped(YamlReader.read(text)).findings())
        .filteredOn(found -> found.severity() == Severity.ERROR)
        .hasSizeGreaterThan(8)
        .allSatisfy(found -> assertThat(found.hint() + found.edits()).isNotEqualTo("[]"));
  }

  @Test
  void anAccountIsTakenOutOfItsAddress() {
    String text = "format_version: 0.5.4\ntype: model\nmaintainers: [{github_user: '@ada'}]\n";
    assertThat(finding(text, "github-user-form").edits())
        .containsExactly(
            new Edit.Write(RdfPath.ROOT.field("maintainers").index(0).field("github_user"), "ada"));
  }

  @Test
  void aSizeThatMayBeAnyHasTheFormOfOne() {
    for (String any : List.of("any", "null", "-1", "'*'", "None", "variable")) {
      String text = NEW.replace("id: x, size: 64", "id: x, size: " + any);
      Finding size =
          SpecValidator.helped(YamlReader.read(text)).findings().stream()
              .filter(found -> found.path().toString().equals("inputs[0].axes[3].size"))
              .findFirst()
              .orElseThrow();
      assertThat(size.edits())
          .as(any)
          .containsExactly(
              new Edit.Example(INPUT.field("axes").index(3).field("size"), "{min: 64, step: 16}"));
    }
  }

  @Test
  void lettersInAListAreAxes() {
    String text = NEW.replaceAll("(?s)  axes:.*", "  axes: [b, c, y, x]\n");
    assertThat(SpecValidator.helped(YamlReader.read(text)).findings())
        .filteredOn(found -> found.path().toString().startsWith("inputs[0].axes"))
        .flatExtracting(Finding::edits)
        .extracting(Edit::text)
        .containsExactly(
            "{type: batch}",
            "{type: channel, channel_names: [channel0]}",
            "{type: space, id: y, size: 64}",
            "{type: space, id: x, size: 64}");
  }

  @Test
  void wordsOnTrainingDataBelongElsewhere() {
    for (String version : List.of("0.4.10", "0.5.4")) {
      String text =
          "format_version: " + version + "\ntype: model\ntraining_data: HeLa cells of our lab\n";
      Finding found =
          SpecValidator.helped(YamlReader.read(text)).findings().stream()
              .filter(finding -> finding.path().toString().equals("training_data"))
              .findFirst()
              .orElseThrow();
      assertThat(found.edits())
          .containsExactly(new Edit.Remove(RdfPath.ROOT.field("training_data")));
      assertThat(found.hint()).contains("belong into the documentation");
    }
  }

  @Test
  void aSlipInTypeOrVersionHidesNothing() {
    for (String header :
        List.of(
            "type: modle\nformat_version: 0.5.4",
            "type: model\nformat_version: 0.5",
            "type: model\nformat_version: 0.5.x",
            "inputs: []\nweights: {}\nformat_version: 0.5.4")) {
      Validation judged =
          SpecValidator.helped(YamlReader.read(header + "\nlicense: MIT License\n"));
      assertThat(judged.findings())
          .as(header)
          .anySatisfy(found -> assertThat(found.code().slug()).isEqualTo("license-unknown"));
      assertThat(judged.isValid()).isFalse();
      assertThat(judged.description()).isEmpty();
    }
    assertThat(finding("type: modle\nformat_version: 0.5.4\n", "type-unknown").edits())
        .containsExactly(new Edit.Write(RdfPath.ROOT.field("type"), "model"));
  }

  @Test
  void onlyItsAuthorKnowsWhichTagsAreTrue() {
    Finding tags = finding(NEW + "tags: [nuclei, 2d]\n", "tag-category-missing");
    assertThat(tags.edits()).isEmpty();
    assertThat(tags.hint())
        .startsWith("Add those words that are true of your model.\nmodality: electron-microscopy,")
        .doesNotContain("dims:");
  }

  @Test
  void aPublicationKeepsItsText() {
    String text =
        "format_version: 0.5.4\n"
            + "type: model\n"
            + "cite: [Weigert 2018 doi.org/10.1038/s41592-018-0216-7.]\n";
    assertThat(finding(text, "not-a-mapping").edits().toString())
        .contains("Weigert 2018", "doi: 10.1038/s41592-018-0216-7");
  }

  @Test
  void aMaintainerWithoutAccountKeepsTheName() {
    String text = "format_version: 0.5.4\ntype: model\nmaintainers: [Maria Schmidt]\n";
    assertThat(finding(text, "not-a-mapping").edits())
        .containsExactly(
            new Edit.Example(
                RdfPath.ROOT.field("maintainers").index(0),
                "{name: Maria Schmidt, github_user: your-github-name}"));
  }

  /// A value under another name is not lost because it has another form there.
  @Test
  void aFieldByAnotherNameTakesItsValueAlong() {
    String text = NEW + "licence: BSD 3\ncover: a.png\n";
    List<Finding> findings = SpecValidator.helped(YamlReader.read(text)).findings();
    assertThat(findings)
        .filteredOn(found -> found.code().slug().equals("field-unknown"))
        .extracting(Finding::edits)
        .containsExactly(
            List.of(
                new Edit.Write(RdfPath.ROOT.field("license"), "BSD-3-Clause"),
                new Edit.Remove(RdfPath.ROOT.field("licence"))),
            List.of(
                new Edit.Write(RdfPath.ROOT.field("covers"), "[a.png]"),
                new Edit.Remove(RdfPath.ROOT.field("cover"))));
  }

  @Test
  void weightsByTheNameOfTheirLibraryAreOneOfItsFormats() {
    Finding found = finding(NEW + "weights:\n  pytorch: {source: a.pt}\n", "field-unknown");
    RdfPath weights = RdfPath.ROOT.field("weights");
    assertThat(found.hint()).isEqualTo("Did you mean 'pytorch_state_dict' or 'torchscript'?");
    assertThat(found.edits())
        .containsExactly(
            new Edit.Example(
                weights.field("torchscript"), "{source: a.pt, pytorch_version: 0.0.0}"),
            new Edit.Remove(weights.field("pytorch")));
  }

  @Test
  void aLicenceWithinAMappingIsItsIdAlone() {
    String model = "format_version: 0.5.4\ntype: model\n";
    RdfPath license = RdfPath.ROOT.field("license");
    assertThat(finding(model + "licence: {name: MIT}\n", "field-unknown").edits())
        .containsExactly(
            new Edit.Write(license, "MIT"), new Edit.Remove(RdfPath.ROOT.field("licence")));
    String id = model + "license: {id: MIT}\n";
    assertThat(finding(id, "field-unknown").edits())
        .containsExactly(new Edit.Write(license, "MIT"));
    assertThat(finding(id, "field-unknown").hint()).isEmpty();
    String url = model + "license: {name: MIT, url: 'https://example.com'}\n";
    assertThat(finding(url, "field-unknown").edits())
        .containsExactly(new Edit.Write(license, "MIT"));
  }

  @Test
  void anItemOfAMappingKeepsItsOwnId() {
    String text =
        """
        format_version: 0.2.4
        type: collection
        name: Nuclei
        description: All of nuclei.
        collection:
          first: {id: a, rdf_source: 'https://example.com/a/rdf.yaml'}
          b: {rdf_source: 'https://example.com/b/rdf.yaml'}
        """;
    assertThat(finding(text, "not-a-list").edits())
        .containsExactly(
            new Edit.Write(
                RdfPath.ROOT.field("collection"),
                """
                - id: a
                  rdf_source: https://example.com/a/rdf.yaml
                - id: b
                  rdf_source: https://example.com/b/rdf.yaml\
                """));
  }

  @Test
  void theFileOfWeightsTellsTheirFormat() {
    RdfPath weights = RdfPath.ROOT.field("weights").field("pytorch");
    String text =
        "format_version: 0.5.4\ntype: model\nweights:\n  pytorch: {source: weights.onnx%s}\n";
    assertThat(finding(text.formatted(", opset_version: 17"), "field-unknown").edits())
        .containsExactly(new Edit.Rename(weights, "onnx"));
    assertThat(finding(text.formatted(""), "field-unknown").edits().toString())
        .contains("onnx")
        .doesNotContain("torchscript");
  }

  @Test
  void theSmallestSizeIsCalledMin() {
    String text = NEW.replaceFirst("size: 64", "size: {minimum: 64, step: 4}");
    assertThat(finding(text, "field-unknown").edits())
        .containsExactly(
            new Edit.Rename(INPUT.field("axes").index(2).field("size").field("minimum"), "min"));
  }
}
