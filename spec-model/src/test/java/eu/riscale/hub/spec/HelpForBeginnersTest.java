package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlReader;
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
            assertThat(found.hint())
                .isEqualTo("'reference_input' is called 'reference_tensor' here."));
  }

  @Test
  void anAccountIsTakenOutOfItsAddress() {
    String text = "format_version: 0.5.4\ntype: model\nmaintainers: [{github_user: '@ada'}]\n";
    assertThat(finding(text, "github-user-form").edits())
        .containsExactly(
            new Edit.Write(RdfPath.ROOT.field("maintainers").index(0).field("github_user"), "ada"));
  }
}
