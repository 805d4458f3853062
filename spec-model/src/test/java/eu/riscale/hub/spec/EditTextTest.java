package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.EditText;
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
    assertThat(EditText.of(edit, WEIGHTS).lines())
        .containsExactly("weights:", "  torchscript: {source: weights.pt}");
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
            String text = String.join("\n", EditText.of(edit, finding.path()).lines());
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
