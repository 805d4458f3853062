package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A field under a name that is not quite its own gives one finding, of which no others follow.
final class MisspeltFieldsTest {
  private static final String INPUT =
      """
      format_version: 0.5.14
      type: model
      inputs:
      - id: raw
        axes:
        - {type: batch}
      """;

  /// Spaces that are none, and a colon without one behind it.
  @ParameterizedTest
  @CsvSource({
    "'  - {type:\u00A0time}', field-missing, 'which looks like a space: put an ordinary space in"
        + " its place.'",
    "'  - {\u200Btype: time}', field-missing, 'which nobody sees: remove it.'",
    "'  data\u200B: {type: float32}', field-unknown, 'which nobody sees: remove it.'",
    "'  test_tensor:{source: a.npy}', field-unknown, 'behind the colon: test_tensor: {source …'",
    "'  test_tensor:[a: b]', field-unknown, 'behind the colon: test_tensor: [a …'"
  })
  void aNameWithAStrangeSignIsToldAsSuch(String line, String code, String end) {
    assertThat(SpecValidator.helped(YamlReader.read(INPUT + line + "\n")).findings())
        .filteredOn(found -> found.code().slug().equals(code))
        .extracting(Finding::hint)
        .filteredOn(hint -> hint.endsWith(end))
        .hasSize(1);
  }

  /// Every field of every good description goes by a name that is not quite its own.
  @ParameterizedTest
  @MethodSource("eu.riscale.hub.spec.IndependentFindingsTest#bases")
  void aMisspeltFieldGivesOneFinding(String base) {
    YamlNode root = Objects.requireNonNull(Fixture.base(base).root());
    Set<String> before = Faults.lines(Faults.validate(root));
    List<String> cascades = new ArrayList<>();
    for (String place : IndependentFindingsTest.places(root)) {
      String field = place.substring(place.lastIndexOf('.') + 1);
      if (field.length() < 3 || !field.matches("[a-z_0-9]+") || isFree(place)) {
        continue;
      }
      List<String> said = new ArrayList<>();
      for (Finding finding : Faults.validate(misspelt(root, place)).findings()) {
        if (!before.contains(Faults.line(finding))
            && !finding.code().equals(BrokenParts.NOT_JUDGED)) {
          said.add(Faults.line(finding) + ": " + finding.message());
        }
      }
      boolean isOpen = said.stream().noneMatch(line -> line.startsWith("field-unknown"));
      if (said.size() != 1 && !isOpen) {
        cascades.add(place + " -> " + said);
      }
    }
    assertThat(cascades).isEmpty();
  }

  @Test
  void whatDependsOnAMisspeltFieldWaits() {
    YamlNode model = Objects.requireNonNull(Fixture.base("model").root());
    YamlNode format =
        Patch.set(
            Patch.set(model, "weights.pytorch_statedict", node("{source: net.pt}")),
            "weights.onnx.parent",
            node("pytorch_state_dict"));
    assertThat(errors(format)).containsExactly("field-unknown @ weights.pytorch_statedict");
    YamlNode axes =
        Patch.set(
            model,
            "inputs[0].axes",
            node(
                "[{type: batch}, {type: space, name: y, size: 64},"
                    + " {type: space, name: x, size: 64}]"));
    assertThat(errors(axes))
        .containsExactly(
            "field-unknown @ inputs[0].axes[1].name", "field-unknown @ inputs[0].axes[2].name");
  }

  private static List<String> errors(YamlNode root) {
    return Faults.validate(root).findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Faults::line)
        .toList();
  }

  /// Where names are those of the author, or tell how to read the others.
  private static boolean isFree(String place) {
    return place.matches("config\\..*|.*\\.type") || place.startsWith("attachments.");
  }

  private static YamlNode misspelt(YamlNode root, String place) {
    RdfPath path = RdfPath.ROOT;
    for (String segment : place.split("\\.|(?=\\[)", -1)) {
      path =
          segment.startsWith("[")
              ? path.index(Integer.parseInt(segment.substring(1, segment.length() - 1)))
              : path.field(segment);
    }
    String field = place.substring(place.lastIndexOf('.') + 1);
    return Edited.of(root, List.of(new Edit.Rename(path, field + "_"))).orElseThrow();
  }

  private static YamlNode node(String yaml) {
    return Objects.requireNonNull(YamlReader.read(yaml).root());
  }
}
