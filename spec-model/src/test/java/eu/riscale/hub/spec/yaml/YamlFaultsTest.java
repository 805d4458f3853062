package eu.riscale.hub.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people get wrong in YAML is named at its true place, and the lines that help shows mend it.
final class YamlFaultsTest {
  private static final String BEFORE =
      """
      type: model
      name: Nuclei U-Net
      authors:
      - name: Ada Lovelace
        affiliation: Analytical Engines
      """;
  private static final String AFTER =
      """
      tags: [nuclei, unet]
      license: MIT
      cite:
      - text: "Ronneberger et al."
        doi: '10.1007/978-3-319-24574-4_28'
      version: "1.0.0"
      """;
  private static final int FIRST = 6;

  /// @param broken lines that stand in the middle of a description
  /// @param line of them that is at fault, from 1
  /// @param column of the first character at fault, from 1
  /// @param says a word of the message
  /// @param mended the line in place of that at fault
  record Case(String broken, int line, int column, String says, @Nullable String mended) {}

  static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    all.addAll(values());
    all.addAll(quotes());
    all.addAll(characters());
    all.addAll(structure());
    return all;
  }

  private static List<Case> values() {
    return List.of(
        new Case("description: Nuclei: in 2D", 1, 20, "colon", "description: 'Nuclei: in 2D'"),
        new Case(
            "description: It's nuclei: in 2D",
            1,
            25,
            "colon",
            "description: 'It''s nuclei: in 2D'"),
        new Case("- name: Bob: the builder", 1, 12, "colon", "- name: 'Bob: the builder'"),
        new Case("  email: mailto: bob@b.org", 1, 16, "colon", "  email: 'mailto: bob@b.org'"),
        new Case("description: note:", 1, 18, "colon", "description: 'note:'"),
        new Case(
            "description: @bob wrote it", 1, 14, "start with @", "description: '@bob wrote it'"),
        new Case(
            "description: `unet` of Bob", 1, 14, "start with `", "description: '`unet` of Bob'"),
        new Case("description: %5 of nuclei", 1, 14, "start with %", "description: '%5 of nuclei'"),
        new Case("description: *best* model", 1, 14, "start with *", "description: '*best* model'"),
        new Case("description: & nuclei", 1, 14, "start with &", "description: '& nuclei'"),
        new Case("description: ]nuclei", 1, 14, "]", "description: ']nuclei'"),
        new Case("description: , nuclei", 1, 14, "start with ,", "description: ', nuclei'"),
        new Case("description: [2D] nuclei", 1, 14, "start with [", "description: '[2D] nuclei'"),
        new Case("description: {2D} nuclei", 1, 14, "start with {", "description: '{2D} nuclei'"),
        new Case(
            "description: > 90 % of nuclei",
            1, 14, "start with >", "description: '> 90 % of nuclei'"),
        new Case("description: | nuclei", 1, 14, "start with |", "description: '| nuclei'"),
        new Case("description: - nuclei", 1, 14, "list", "description: [nuclei]"),
        new Case("description: !new nuclei", 1, 14, "new", "description: nuclei"));
  }

  private static List<Case> quotes() {
    return List.of(
        new Case(
            "documentation: \"C:\\docs\\README.md\"",
            1,
            19,
            "back-slash",
            "documentation: 'C:\\docs\\README.md'"),
        new Case("description: \"5 \\% of it\"", 1, 17, "back-slash", "description: '5 \\% of it'"),
        new Case("description: \"Nuclei in 2D", 1, 14, "not closed", "description: 'Nuclei in 2D'"),
        new Case("description: 'Nuclei in 2D", 1, 14, "not closed", "description: 'Nuclei in 2D'"),
        new Case(
            "- name: \"Bob\n  email: bob@b.org\nid: nuclei", 1, 9, "not closed", "- name: 'Bob'"),
        new Case(
            "description: 'It's nuclei'", 1, 17, "ends the value", "description: 'It''s nuclei'"),
        new Case(
            "description: \"The \"best\" net\"",
            1,
            19,
            "ends the value",
            "description: 'The \"best\" net'"),
        new Case(
            "description: 'Nuclei' in 2D",
            1,
            21,
            "ends the value",
            "description: '''Nuclei'' in 2D'"),
        new Case("\"icon: x", 1, 1, "before the name of a field", "icon: x"),
        new Case("'icon: x", 1, 1, "before the name of a field", "icon: x"),
        new Case("\"icon: x\"", 1, 1, "before the name of a field", "icon: x"),
        new Case(
            "maintainers:\n- \"name: Bob\n  email: bob@b.org",
            2,
            3,
            "before the name of a field",
            "- name: Bob"),
        new Case("links: ['a/b', 'c/d]", 1, 16, "not closed", "links: ['a/b', 'c/d']"),
        new Case(
            "description: \u201CNuclei: 2D\u201D",
            1,
            14,
            "quotation mark",
            "description: 'Nuclei: 2D'"),
        new Case(
            "description: \u2018Nuclei: 2D\u2019",
            1,
            14,
            "quotation mark",
            "description: 'Nuclei: 2D'"));
  }

  private static List<Case> characters() {
    return List.of(
        new Case(
            "maintainers:\n-\u00A0github_user: bob\n  name: Bob",
            2,
            2,
            "U+00A0",
            "- github_user: bob"),
        new Case(
            "maintainers:\n- github_user: bob\n \u00A0name: Bob", 3, 2, "U+00A0", "  name: Bob"),
        new Case("config:\n \u2003a: 1\n  b: 2", 2, 2, "U+2003", "  a: 1"),
        new Case("id:\u202Fnuclei", 1, 4, "U+202F", "id: nuclei"),
        new Case("maintainers:\n\t- github_user: bob", 2, 1, "tab", "  - github_user: bob"),
        new Case("maintainers:\n- github_user: bob\n\tname: Bob", 3, 1, "tab", "  name: Bob"),
        new Case("config:\n\tbioimageio:\n\t\ta: 1\n\t\tb: 2", 2, 1, "tab", "  bioimageio:"),
        new Case("description: nu\u0007clei", 1, 16, "U+0007", "description: nuclei"));
  }

  private static List<Case> structure() {
    return List.of(
        new Case("links: [a/b, c/d", 1, 8, "not closed", "links: [a/b, c/d]"),
        new Case(
            "uploader: {email: a@b.org, name: Bob",
            1,
            11,
            "not closed",
            "uploader: {email: a@b.org, name: Bob}"),
        new Case("links: [a/b, c/d]]", 1, 18, "closes nothing", "links: [a/b, c/d]"),
        new Case(
            "uploader: {email: a@b.org name: Bob}",
            1,
            11,
            "comma",
            "uploader: {email: a@b.org, name: Bob}"),
        new Case("id:nuclei", 1, 3, "space behind the colon", "id: nuclei"),
        new Case(
            "maintainers:\n- github_user: ann\n-github_user: bob\n  name: Bob",
            3,
            1,
            "space behind the dash",
            "- github_user: bob"),
        new Case(
            "maintainers:\n-{github_user: bob, name: Bob}",
            2,
            1,
            "space behind the dash",
            "- {github_user: bob, name: Bob}"),
        new Case(
            "description: >\nNuclei in 2D\nof cells",
            2,
            1,
            "belongs to 'description'",
            "  Nuclei in 2D"),
        new Case("id: nuclei\n...", 2, 1, "dots end", ""),
        new Case("id nuclei", 1, 3, "colon", "id: nuclei"),
        new Case("id = nuclei", 1, 3, "colon", "id: nuclei"),
        new Case("maintainers\n- github_user: bob", 1, 12, "colon", "maintainers:"),
        new Case("maintainers:\n- github_user: bob\n name: Bob", 3, 2, "left", "  name: Bob"),
        new Case("maintainers:\n- github_user: bob\n   name: Bob", 3, 4, "right", "  name: Bob"),
        new Case(" id: nuclei", 1, 2, "to the", null),
        new Case("config:\n  a: 1\n b: 2", 3, 2, "left", "  b: 2"),
        new Case("config:\n    links:\n    - a/b\n  - c/d", 4, 3, "left", "    - c/d"),
        new Case("links:\n   - a/b\n  - c/d\n  - e/f", 2, 4, "right", "  - a/b"),
        new Case(
            "maintainers:\n   - github_user: bob\n    name: Bob\n  - github_user: ann",
            2,
            4,
            "right",
            "  - github_user: bob"),
        new Case("links:\n - a/b\n  - c/d\n  - e/f", 2, 2, "one text", "  - a/b"),
        new Case("links:\n- a/b\n  - c/d\n- e/f", 3, 3, "one text", "- c/d"),
        new Case("config:\n  a:\n    b: 1\n   c: 2\n  d: 3", 4, 4, "right", "  c: 2"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNamedAtItsPlaceWithLinesThatMendIt(Case fault) {
    String text = BEFORE + fault.broken() + "\n" + AFTER;
    YamlDocument document = YamlReader.read(text);
    assertThat(document.findings()).hasSize(1);
    Finding finding = document.findings().getFirst();
    Span at = Objects.requireNonNull(finding.span());

    assertThat(finding.message()).contains(fault.says());
    assertThat(at.line()).isEqualTo(FIRST + fault.line() - 1);
    assertThat(at.column()).isEqualTo(fault.column());
    assertThat(finding.hint()).isNotBlank();
    List<Edit.Replace> edits = finding.edits().stream().map(Edit.Replace.class::cast).toList();
    String mended = YamlLines.edited(text, edits);
    assertThat(YamlReader.read(mended).findings()).isEmpty();
    assertThat(YamlReader.read(mended).root()).isNotNull();
    if (fault.mended() != null) {
      assertThat(mended.lines().toList().get(at.line() - 1)).isEqualTo(fault.mended());
    }
  }

  /// Which of the two is right, only the author knows: hub takes neither away.
  @Test
  void linesThatGitCouldNotMergeAreOneFault() {
    String text =
        BEFORE + "<<<<<<< HEAD\nid: nuclei\n=======\nid: cells\n>>>>>>> their-branch\n" + AFTER;
    for (String ends : List.of("\n", "\r\n")) {
      assertThat(YamlReader.read(text.replace("\n", ends)).findings())
          .singleElement()
          .satisfies(finding -> {
            assertThat(finding.message()).startsWith("Two versions of these lines stand here");
            assertThat(finding.hint()).startsWith("Keep the lines of one of them");
            assertThat(finding.edits()).isEmpty();
            assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(FIRST);
          });
    }
  }

  @Test
  void allThatCanBeToldIsToldAtOnce() {
    String text =
        """
        name: Nuclei: HeLa cells
        authors:
        \t- name: Ada
        cite:
        - text: "Schmidt et al.
          doi: 10.1234/abc
        tags: [nuclei, unet
        license: MIT
        """;
    assertThat(YamlReader.read(text).findings())
        .extracting(finding -> Objects.requireNonNull(finding.span()).line())
        .containsExactly(1, 3, 5, 7);
    List<Edit.Replace> edits = new ArrayList<>();
    for (Finding finding : YamlReader.read(text).findings()) {
      finding.edits().forEach(edit -> edits.add((Edit.Replace) edit));
    }
    assertThat(YamlReader.read(YamlLines.edited(text, edits)).findings()).isEmpty();
  }
}
