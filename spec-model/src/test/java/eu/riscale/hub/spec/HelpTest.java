package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlLines;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The help of every finding is followed to the letter: the finding is gone, and no new error came
/// of it.
final class HelpTest {
  /// Codes whose help is no text in the description, each with the reason.
  private static final Map<String, String> NO_TEXT =
      Map.ofEntries(
          Map.entry("architecture-sha256-missing", "the checksum is that of a file"),
          Map.entry("custom-code-needed", "only its author knows whether other steps would do"),
          Map.entry("sample-left", "only its author knows what is true"),
          Map.entry("license-own", "a licence of one's own is allowed"),
          Map.entry("tag-category-missing", "only its author knows which words are true of it"),
          Map.entry("run-mode-limited", "only its author knows whether the model runs without"),
          Map.entry("weights-attachments", "the weights need them"),
          Map.entry("weights-custom-dependencies", "the weights need them"),
          Map.entry("collection-entries-not-judged", "they lie elsewhere"),
          Map.entry("collection-nested", "the entries of the other collection are to be listed"),
          Map.entry("not-judged", "it waits for other findings"),
          Map.entry("bug-in-hub", "nothing is wrong with the description"),
          Map.entry("description-not-a-mapping", "only its author knows what is described"));

  @Test
  void whatHelpSaysMakesTheFindingGoAway() {
    List<String> wrong = new ArrayList<>();
    TreeSet<String> none = new TreeSet<>();
    for (Fixture fixture : Fixture.all()) {
      YamlDocument document = fixture.document();
      if (document.root() == null) {
        continue;
      }
      Validation before = SpecValidator.helped(document);
      for (Finding finding : before.findings()) {
        boolean ofText = finding.edits().stream().anyMatch(Edit.Replace.class::isInstance);
        if ((ofText && fixture.hasBase()) || isInEntry(fixture, finding)) {
          continue; // Its text is that of the base, or of another file.
        }
        if (finding.edits().isEmpty()) {
          none.add(finding.code().slug());
          if (!NO_TEXT.containsKey(finding.code().slug())) {
            System.out.println("NOEDIT " + fixture + " " + finding);
          }
        } else {
          follow(document, before, finding)
              .forEach(said -> wrong.add(fixture + " " + finding + ": " + said));
        }
      }
    }
    none.removeAll(NO_TEXT.keySet());
    assertThat(none).as("codes without lines to write, and without a reason for that").isEmpty();
    assertThat(wrong).isEmpty();
  }

  /// What an entry of a collection lacks may have to be written in a file of its own.
  private static boolean isInEntry(Fixture fixture, Finding finding) {
    return fixture.toString().startsWith("collection")
        && finding.edits().isEmpty()
        && !finding.code().slug().startsWith("collection-");
  }

  /// What is wrong after the help was followed.
  private static List<String> follow(YamlDocument broken, Validation before, Finding finding) {
    YamlDocument document = edited(broken, finding.edits());
    if (document.root() == null) {
      return List.of("the place is not there");
    }
    Map<String, Integer> left = counts(SpecValidator.helped(document).findings());
    Map<String, Integer> were = counts(before.findings());
    List<String> wrong = new ArrayList<>();
    String kind = kind(finding);
    if (left.getOrDefault(kind, 0) >= Objects.requireNonNull(were.get(kind))) {
      wrong.add("still there");
    }
    left.forEach((other, count) -> {
      if (other.startsWith("error") && count > were.getOrDefault(other, 0)) {
        wrong.add("new: " + other);
      }
    });
    return wrong;
  }

  private static YamlDocument edited(YamlDocument broken, List<Edit> edits) {
    if (edits.getFirst() instanceof Edit.Replace) {
      List<Edit.Replace> changes = edits.stream().map(Edit.Replace.class::cast).toList();
      return YamlReader.read(YamlLines.edited(broken.text(), changes));
    }
    YamlNode root = Objects.requireNonNull(broken.root());
    return new YamlDocument("", Edited.of(root, edits).orElse(null), broken.findings());
  }

  private static Map<String, Integer> counts(List<Finding> findings) {
    Map<String, Integer> counts = new HashMap<>();
    findings.forEach(finding -> counts.merge(kind(finding), 1, Integer::sum));
    return counts;
  }

  private static String kind(Finding finding) {
    String severity = finding.severity() == Severity.ERROR ? "error " : "";
    return severity
        + finding.code()
        + " @ "
        + finding.path().toString().replaceAll("\\[\\d+\\]", "[]");
  }
}
