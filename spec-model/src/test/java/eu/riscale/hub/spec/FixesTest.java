package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.edit.Fixes;
import eu.riscale.hub.spec.edit.Fixes.Extent;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything that a finding offers can be made in the text: it is gone then, nothing got worse,
/// and the second time there is nothing to do.
class FixesTest {

  @Test
  void whatEveryFixtureOffersIsMade() {
    List<String> wrong = new ArrayList<>();
    for (Fixture fixture : Fixture.all()) {
      YamlDocument document = written(fixture);
      Judged before = judged(document);
      Judged after = Fixes.of(before, Extent.UNSAFE, FixesTest::judged).after();
      after.findings().stream()
          .filter(Fix::isOffered)
          .forEach(finding -> wrong.add(fixture + ": still there: " + finding));
      Judged read = judged(YamlReader.read(after.document().text()));
      if (!Fixes.of(read, Extent.UNSAFE, FixesTest::judged).made().isEmpty()) {
        wrong.add(fixture + ": changed again");
      }
      if (errors(before) == 0 && errors(after) > 0) {
        wrong.add(fixture + ": was valid");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private record Judged(YamlDocument document, List<Finding> findings) implements Fixes.Judged {}

  private static Judged judged(YamlDocument document) {
    return new Judged(document, SpecValidator.helped(document).findings());
  }

  private static long errors(Judged judged) {
    return judged.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .count();
  }

  /// Of a fixture with a base only the tree is there.
  private static YamlDocument written(Fixture fixture) {
    YamlDocument document = fixture.document();
    if (!fixture.hasBase() || document.root() == null) {
      return document;
    }
    StringBuilder text = new StringBuilder();
    write(document.root(), "", text);
    return YamlReader.read(text.toString().strip() + "\n");
  }

  private static void write(YamlNode node, String indent, StringBuilder text) {
    switch (node) {
      case YamlScalar scalar ->
          text.append(' ')
              .append(
                  switch (scalar.kind()) {
                    case STRING -> YamlText.of(scalar.text());
                    case NULL -> "null";
                    case BOOL, INT, FLOAT, TIMESTAMP -> scalar.text();
                  })
              .append('\n');
      case YamlMapping mapping when mapping.entries().isEmpty() -> text.append(" {}\n");
      case YamlSequence list when list.items().isEmpty() -> text.append(" []\n");
      case YamlMapping mapping -> {
        text.append('\n');
        for (YamlMapping.Entry entry : mapping.entries()) {
          boolean isText = entry.keyKind() == YamlScalar.Kind.STRING;
          text.append(indent).append(isText ? YamlText.of(entry.key()) : entry.key()).append(':');
          write(entry.value(), indent + "  ", text);
        }
      }
      case YamlSequence list -> {
        text.append('\n');
        for (YamlNode item : list.items()) {
          text.append(indent).append('-');
          if (item instanceof YamlScalar) {
            write(item, indent + "  ", text);
          } else {
            StringBuilder below = new StringBuilder();
            write(item, indent + "  ", below);
            text.append(' ').append(below.toString().stripLeading());
          }
        }
      }
    }
  }
}
