package eu.riscale.hub.spec.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A change of a description changes its own place in the text and nothing else.
class EditedTextTest {

  private static RdfPath path(String names) {
    RdfPath path = RdfPath.ROOT;
    for (String name : names.split("\\.", -1)) {
      path = name.matches("\\d+") ? path.index(Integer.parseInt(name)) : path.field(name);
    }
    return path;
  }

  private static String edited(String text, Edit... edits) throws EditException {
    return EditedText.of(YamlReader.read(text), List.of(edits));
  }

  private static String lines(String text) {
    return text.replace("↵", "\n");
  }

  /// The sign ↵ stands for a line end.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1 # one↵b: 2↵                 | a   | 3            | a: 3 # one↵b: 2↵",
        "a: 'x' # one↵                    | a   | y            | a: 'y' # one↵",
        "a: \"x\"↵                        | a   | y            | a: \"y\"↵",
        "a: 'x'↵                          | a   | 3            | a: 3↵",
        "a:↵b: 2↵                         | a   | 3            | a: 3↵b: 2↵",
        "a: # none↵b: 2↵                  | a   | 3            | a: 3 # none↵b: 2↵",
        "a: null # none↵                  | a   | [1, 2]       | a: [1, 2] # none↵",
        "a: x↵b: 2↵                       | a   | - x          | a:↵  - x↵b: 2↵",
        "a: x # one↵b: 2↵                 | a   | c: x↵d: y    | a: # one↵  c: x↵  d: y↵b: 2↵",
        "a:↵  c: x↵  # two↵  d: y↵b: 2↵   | a   | 5            | # two↵a: 5↵b: 2↵",
        "a:↵  c: x↵# about b↵b: 2↵        | a   | 5            | a: 5↵# about b↵b: 2↵",
        "a:↵- c: x↵# about b↵b: 2↵        | a.1 | 5            | a:↵- c: x↵- 5↵# about b↵b: 2↵",
        "`a:↵- c: x # one↵  d: |↵    # no↵  e: y # two↵b: 2↵` | a | c: z↵f: 1 | # one↵a:↵  c: z↵ "
            + " f: 1 # two↵b: 2↵",
        "a:↵  c: x # one↵  d: y # two↵    | a   | c: x↵d: z    | a:↵  c: x # one↵  d: z # two↵",
        "a:↵  c: x # one↵  d: y # two↵    | a   | c: x↵e: z    | a:↵  c: x # one↵  e: z↵",
        "a:↵- x # one↵- y # two↵          | a   | [x, z]       | a:↵- x # one↵- z # two↵",
        "a:↵- x # one↵- y # two↵          | a   | [y]          | a:↵- y # two↵",
        "a:↵- x # one↵- y # two↵          | a   | [x, y, z]    | a:↵- x # one↵- y # two↵- z↵",
        "a: [x, y] # two↵                 | a   | [x, y, z]    | a: [x, y, z] # two↵",
        "a: [x, {b: 1}] # two↵            | a.1 | c: 2↵d: 3    | a: [x, {c: 2, d: 3}] # two↵",
        "a: {b: 1, c: 2} # two↵           | a.c | - 3          | a: {b: 1, c: [3]} # two↵",
        "a: 1↵                            | b   | 2            | a: 1↵b: 2↵",
        "a: 1                             | b   | 2            | a: 1↵b: 2↵",
        "a:↵  b: 1↵↵# about c↵c: 3↵       | a.d | 2            | a:↵  b: 1↵  d: 2↵↵# about c↵c: 3↵",
        "a:↵- b: 1↵- b: 2↵                | a.0.c | - x↵- y    | a:↵- b: 1↵  c:↵    - x↵    - y↵-"
            + " b: 2↵",
        "a: 1↵                            | b.c.d | 2          | a: 1↵b:↵  c:↵    d: 2↵",
        "a: {}↵                           | a.b | 2            | a: {b: 2}↵",
        "a: []↵                           | a.0 | x            | a: [x]↵",
        "a:↵  - x↵b: 2↵                   | a.1 | c: 1↵d: 2    | a:↵  - x↵  - c: 1↵    d: 2↵b: 2↵",
        "{\"a\": 1}                       | b   | 2            | {\"a\": 1, \"b\": 2}",
        "`a: |↵  text↵  more↵# c↵c: 3↵`   | a   | x            | a: x↵# c↵c: 3↵",
        "a: &one 1↵b: 2↵                  | a   | 3            | a: &one 3↵b: 2↵",
        "a: &one 1↵b: *one # two↵         | b   | 3            | a: &one 1↵b: 3 # two↵",
        "a: &one 1↵b: {c: *one, d: 1}↵    | b.c | 3            | a: &one 1↵b: {c: 3, d: 1}↵",
        "a: &one 1↵b: *one↵c: 1↵          | b   | d: 1↵e: 2    | a: &one 1↵b:↵  d: 1↵  e: 2↵c: 1↵",
      })
  void aValueIsWritten(String text, String at, String yaml, String expected) throws Exception {
    assertThat(edited(lines(text), new Edit.Write(path(at), lines(yaml))))
        .isEqualTo(lines(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1↵# about b↵b: 2↵c: 3↵     | b     | a: 1↵c: 3↵",
        "a:↵- x↵- y # two↵- z↵         | a.1   | a:↵- x↵- z↵",
        "a:↵- x↵- y↵                   | a.1   | a:↵- x↵",
        "a:↵- x # one↵b: 2↵            | a.0   | a: [] # one↵b: 2↵",
        "a:↵  b: 1 # one↵c: 2↵         | a.b   | a: {} # one↵c: 2↵",
        "a:↵- b: 1↵  c: 2 # two↵       | a.0.b | a:↵- c: 2 # two↵",
        "a:↵- b: 1 # one↵  c: 2↵       | a.0.b | a:↵-  # one↵  c: 2↵",
        "a:↵- b: 1↵  c: 2↵- d: 1↵      | a.0.c | a:↵- b: 1↵- d: 1↵",
        "a:↵- b: 1↵# two↵- b: 2↵       | a.0   | a:↵# two↵- b: 2↵",
        "a: [x, y, z]↵                 | a.0   | a: [y, z]↵",
        "a: [x, y, z]↵                 | a.2   | a: [x, y]↵",
        "a: [x]↵                       | a.0   | a: []↵",
        "a: {b: 1, c: 2}↵              | a.c   | a: {b: 1}↵",
        "a: {b: 1}↵                    | a.b   | a: {}↵",
      })
  void aValueIsTakenAway(String text, String at, String expected) throws Exception {
    assertThat(edited(lines(text), new Edit.Remove(path(at)))).isEqualTo(lines(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1 # one↵             | a     | b: 1 # one↵",
        "{\"a\": 1}              | a     | {\"b\": 1}",
        "c:↵- 'a': 1↵  d: 2↵     | c.0.a | c:↵- b: 1↵  d: 2↵",
        "? a↵: 1↵                | a     | ? b↵: 1↵",
      })
  void aFieldIsRenamed(String text, String at, String expected) throws Exception {
    assertThat(edited(lines(text), new Edit.Rename(path(at), "b"))).isEqualTo(lines(expected));
  }

  @Test
  void severalChangesAreMadeInTheirOrder() throws Exception {
    assertThat(
            edited(
                "a:\r\n- name: x # one\r\n- y\r\n",
                new Edit.Rename(path("a.0.name"), "id"),
                new Edit.Write(path("a.0.size"), "5"),
                new Edit.Remove(path("a.1"))))
        .isEqualTo("a:\r\n- id: x # one\r\n  size: 5\r\n");
  }

  @Test
  void aFieldUnderAnotherNameStaysInItsPlace() throws Exception {
    assertThat(
            edited(
                "a: x # one\nb: 2\n", new Edit.Write(path("c"), "y"), new Edit.Remove(path("a"))))
        .isEqualTo("c: y # one\nb: 2\n");
  }

  /// What is repeated elsewhere would change there as well.
  @Test
  void whatIsRepeatedElsewhereIsNotChanged() {
    refused("a: &one {b: 1}\nc: *one\n", new Edit.Write(path("c.b"), "2"));
    refused("a: &one {b: 1}\nc:\n  <<: *one\n  d: 2\n", new Edit.Remove(path("c.b")));
    refused("a: &one {b: 1}\nc: *one\n", new Edit.Write(path("a.b"), "2"));
  }

  @Test
  void aPlaceThatIsNotThereIsNotChanged() {
    refused("a: 1\n", new Edit.Remove(path("b")));
    refused("a: 1\n", new Edit.Write(path("a.b"), "2"));
    refused("a: [1]\n", new Edit.Write(path("a.3"), "2"));
    refused("a: 1\nb: 2\n", new Edit.Rename(path("a"), "b"));
    refused("a: 1\n", new Edit.Write(path("a"), "[1"));
  }

  private static void refused(String text, Edit edit) {
    assertThatExceptionOfType(EditException.class).isThrownBy(() -> edited(text, edit));
  }
}
