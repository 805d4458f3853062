package eu.riscale.hub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RdfEditorTest {
  private static final RdfPath A = RdfPath.ROOT.field("a");
  private static final RdfPath WEIGHTS = RdfPath.ROOT.field("weights");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a: d/x.npy`               | `a: x.npy`",
        "`a:   d/x.npy   # why`     | `a:   x.npy   # why`",
        "`a: 'd/x.npy' # why`       | `a: 'x.npy' # why`",
        "`a: \"d\\u002fx.npy\"`     | `a: \"x.npy\"`",
        "`{\"b\":1,\"a\":\"d/x.npy\"}` | `{\"b\":1,\"a\":\"x.npy\"}`",
        "`{🔬: 🔬🔬, a: d/x.npy}`   | `{🔬: 🔬🔬, a: x.npy}`",
        "`a: !!str &there d/x.npy`  | `a: !!str &there x.npy`",
        "`a: &there d/x.npy\nb: *there\n` | `a: &there x.npy\nb: *there\n`",
        "`b: &there d/x.npy\na: *there\n` | `b: &there x.npy\na: *there\n`",
        "`a: >-\n  d/x.npy\n\n# b is two\nb: 2` | `a: x.npy\n\n# b is two\nb: 2`",
        "`a: |-\n  d/x.npy\nb: 2`   | `a: x.npy\nb: 2`",
        "`a:\r\n  d/x.npy\r\nb: 2`  | `a:\r\n  x.npy\r\nb: 2`",
        "`? a\n: d/x.npy\n`         | `? a\n: x.npy\n`",
      })
  void oneValueIsRewrittenInItsOwnStyle(String from, String to) throws Exception {
    assertThat(rewritten(from, "x.npy")).isEqualTo(to);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`it's 1.npy`  | `a: it's 1.npy`",
        "`a: b.npy`    | `a: 'a: b.npy'`",
        "`a #b.npy`    | `a: 'a #b.npy'`",
        "`1e5`         | `a: '1e5'`",
        "`a, b.npy`    | `a: 'a, b.npy'`",
        "`'a'.npy`     | `a: '''a''.npy'`",
        "`@x.npy`      | `a: '@x.npy'`",
        "`-x.npy`      | `a: -x.npy`",
        "`größe 🔬.npy` | `a: größe 🔬.npy`",
      })
  void namesAreQuotedWhereYamlNeedsIt(String name, String to) throws Exception {
    assertThat(rewritten("a: d/" + "x", name)).isEqualTo(to);
  }

  @Test
  void anEntryGoesWithItsOwnCommentsAndOthersStay() throws Exception {
    String text =
        """
        # about weights
        weights:
          # about onnx
          onnx:
            source: x.onnx
            # inside onnx
            authors: &people
            - {name: A}
          # about torchscript

          # directly about torchscript
          torchscript:
            source: x.pt   # inside torchscript
            comment: |
              text
              # no comment
            # deeper, so still torchscript

          # about keras
          keras_v3: {source: x.keras}
        # about the name
        name: N
        """;
    assertThat(removed(text, "torchscript"))
        .isEqualTo(
            """
            # about weights
            weights:
              # about onnx
              onnx:
                source: x.onnx
                # inside onnx
                authors: &people
                - {name: A}
              # about torchscript


              # about keras
              keras_v3: {source: x.keras}
            # about the name
            name: N
            """);
    assertThat(removed(text, "keras_v3"))
        .isEqualTo(text.replace("  # about keras\n  keras_v3: {source: x.keras}\n", ""));
    assertThat(removed(text, "onnx"))
        .startsWith("# about weights\nweights:\n  # about torchscript");
  }

  @Test
  void entriesAreRemovedFromBraces() throws Exception {
    assertThat(removed("weights: {onnx: {a: 1}, torchscript: {b: 2}} # why", "onnx"))
        .isEqualTo("weights: {torchscript: {b: 2}} # why");
    assertThat(removed("weights: {onnx: {a: 1}, torchscript: {b: 2}} # why", "torchscript"))
        .isEqualTo("weights: {onnx: {a: 1}} # why");
    assertThat(removed("{\"weights\": {\n  \"onnx\": {},\n  \"torchscript\": {}\n}}", "onnx"))
        .isEqualTo("{\"weights\": {\n  \"torchscript\": {}\n}}");
  }

  @Test
  void theLastLineNeedsNoEnd() throws Exception {
    assertThat(removed("weights:\n  onnx: {}\n  torchscript: {}", "torchscript"))
        .isEqualTo("weights:\n  onnx: {}\n");
    assertThat(added("a: x.npy")).isEqualTo("a: x.npy\nsha256: abc\n");
  }

  @Test
  void fieldsAreAddedBehindAnother() throws Exception {
    assertThat(added("a: x.npy # why\n\n# about b\nb: 2\n"))
        .isEqualTo("a: x.npy # why\nsha256: abc\n\n# about b\nb: 2\n");
    assertThat(added("a: >-\r\n  x.npy\r\nb: 2\r\n"))
        .isEqualTo("a: >-\r\n  x.npy\r\nsha256: abc\r\nb: 2\r\n");
    assertThat(added("{a: x.npy, b: 2}")).isEqualTo("{a: x.npy, sha256: abc, b: 2}");
    assertThat(added("{\"a\": \"x.npy\"}")).isEqualTo("{\"a\": \"x.npy\", \"sha256\": abc}");
    assertThat(added("{b: &x x.npy, a: *x }")).isEqualTo("{b: &x x.npy, a: *x, sha256: abc }");
  }

  @Test
  void aFieldOfAListedMappingIsIndentedAsItsNeighbour() throws Exception {
    YamlDocument document = YamlReader.read("covers:\n- source: x.png\n- source: y.png\n");
    RdfEditor editor = new RdfEditor(document);
    editor.addAfter(RdfPath.ROOT.field("covers").index(0).field("source"), "sha256", "abc");
    assertThat(editor.result())
        .isEqualTo("covers:\n- source: x.png\n  sha256: abc\n- source: y.png\n");
  }

  @Test
  void whatWouldChangeMoreThanItShouldIsRefused() {
    String anchored = "weights:\n  torchscript: &w {a: 1}\n  onnx: *w\n";
    assertThatThrownBy(() -> removed(anchored, "torchscript"))
        .isInstanceOf(EditException.class)
        .hasMessage("The description is written in a way that hub cannot change safely.");
    String merged = "base: &b {torchscript: {a: 1}}\nweights:\n  <<: *b\n  onnx: {}\n";
    assertThatThrownBy(() -> removed(merged, "torchscript"))
        .isInstanceOf(EditException.class)
        .hasMessage("'weights.torchscript' is not written where it counts, but taken over.");
    String before = "b: &b {x: 1}\nweights:\n  onnx: {}\n  torchscript: {}\n  <<: *b\n";
    assertThatThrownBy(() -> removed(before, "torchscript")).isInstanceOf(EditException.class);
  }

  private static String rewritten(String text, String to) throws EditException {
    YamlDocument document = YamlReader.read(text);
    RdfEditor editor = new RdfEditor(document);
    editor.rewrite(A, (YamlScalar) Objects.requireNonNull(RdfPlaces.node(document, A)), to);
    return editor.result();
  }

  private static String removed(String text, String entry) throws EditException {
    RdfEditor editor = new RdfEditor(YamlReader.read(text));
    editor.remove(WEIGHTS.field(entry));
    return editor.result();
  }

  private static String added(String text) throws EditException {
    RdfEditor editor = new RdfEditor(YamlReader.read(text));
    editor.addAfter(A, "sha256", "abc");
    return editor.result();
  }
}
