package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a person is told to write is YAML, and says what a program would write.
class EditTextTest {
  private static final RdfPath WEIGHTS = RdfPath.ROOT.field("weights");

  @Test
  void aMappingOfOneFieldStandsBelowItsName() {
    Edit edit = new Edit.Example(WEIGHTS, "torchscript: {source: weights.pt}");
    assertThat(Finding.of(FieldCodes.MISSING, WEIGHTS, "").fix(edit).editTexts().getFirst().lines())
        .containsExactly("weights:", "  torchscript: {source: weights.pt}");
  }

  @Test
  void anItemBetweenBracketsHasNoDashAndStandsOnOneLine() {
    String text =
        """
        type: model
        format_version: 0.5.14
        tags: &tags [2d, 3, nuclei]
        authors: [{name: Ada}, Grace Hopper]
        links:
        - 3
        inputs:
        - id: raw
          preprocessing: [{scale_linear: {gain: 2}}]
          axes: [{type: batch}, {type: channel, channel_names: [a]}, y]
        """;
    List<String> shown =
        SpecValidator.helped(YamlReader.read(text)).findings().stream()
            .filter(finding ->
                finding.edits().size() == 1
                    && finding.edits().getFirst().place().orElseThrow().segments().getLast()
                        instanceof Integer)
            .flatMap(finding -> finding.editTexts().getFirst().lines().stream())
            .toList();
    assertThat(shown)
        .containsExactly(
            "'3'",
            "{name: Grace Hopper}",
            "- '3'",
            "{id: scale_linear, kwargs: {gain: 2}}",
            "{type: space, id: y, size: 64}");
  }

  @Test
  void eachFieldThatHelpShowsCanBeCopied() {
    List<String> wrong = new ArrayList<>();
    for (Fixture fixture : Fixture.all()) {
      YamlDocument document = fixture.document();
      if (document.root() == null) {
        continue;
      }
      for (Finding finding : SpecValidator.helped(document).findings()) {
        for (Edit edit : finding.edits()) {
          boolean writes = edit instanceof Edit.Write || edit instanceof Edit.Example;
          if (writes && edit.place().orElseThrow().segments().getLast() instanceof String name) {
            String text = String.join("\n", finding.fix(edit).editTexts().getFirst().lines());
            if (!(YamlReader.read(text).root() instanceof YamlMapping shown)
                || !same(shown.get(name), edit.text())) {
              wrong.add(fixture + " " + finding.code().slug() + ": " + text);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean same(@Nullable YamlNode shown, String value) {
    return text(shown).equals(text(YamlReader.read(value).root()));
  }

  /// Without the places of what is written.
  private static String text(@Nullable YamlNode node) {
    return switch (node) {
      case null -> "nothing";
      case YamlScalar scalar -> scalar.kind() + scalar.text();
      case YamlSequence list -> list.items().stream().map(EditTextTest::text).toList().toString();
      case YamlMapping mapping ->
          mapping.entries().stream().map(e -> e.key() + "=" + text(e.value())).toList().toString();
    };
  }
}
