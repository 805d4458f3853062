package eu.riscale.hub.spec.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class InsertedItemsTest {
  private static final String LIST =
      """
      # all
      ops:
        # the first
        - id: a # one
        # the second
        - id: b
      end: 1
      """;

  private static String inserted(String text, int index, String yaml) throws EditException {
    return InsertedItems.of(YamlReader.read(text), RdfPath.ROOT.field("ops"), index, yaml);
  }

  @Test
  void theyStandAboveTheCommentsOfTheNext() throws EditException {
    assertThat(inserted(LIST, 1, "- id: x\n  kwargs: {}\n- id: y"))
        .isEqualTo(
            LIST.replace(
                "  # the second\n", "  - id: x\n    kwargs: {}\n  - id: y\n  # the second\n"));
    assertThat(inserted(LIST, 0, "- id: x"))
        .isEqualTo(LIST.replace("  # the first\n", "  - id: x\n  # the first\n"));
  }

  @Test
  void theyFollowTheLast() throws EditException {
    assertThat(inserted(LIST, 2, "- id: x\n- id: y"))
        .isEqualTo(LIST.replace("- id: b\n", "- id: b\n  - id: x\n  - id: y\n"));
  }

  @Test
  void aListInBracketsAndNoneAtAll() throws EditException {
    assertThat(inserted("ops: [{id: a}, {id: b}] # c\n", 1, "- {id: x}"))
        .isEqualTo("ops: [{id: a}, {id: x}, {id: b}] # c\n");
    assertThat(inserted("end: 1\n", 0, "- {id: x}")).isEqualTo("end: 1\nops:\n  - {id: x}\n");
    assertThat(inserted("ops: []\n", 0, "- {id: x}")).contains("{id: x}");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> inserted(LIST, 3, "- id: x")).isInstanceOf(EditException.class);
    assertThatThrownBy(() -> inserted(LIST, 1, "x: 1")).isInstanceOf(EditException.class);
    assertThatThrownBy(() -> inserted("[", 0, "- x")).isInstanceOf(EditException.class);
  }
}
