package eu.riscale.hub.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `hub lsp` as an editor sees it, by the path that `main` takes.
@Timeout(120)
class EditorSessionTest {
  private static final String ABILITIES =
      """
      {"processId":null,"rootUri":null,"capabilities":{
        "workspace":{"workspaceEdit":{"documentChanges":true}},
        "textDocument":{"codeAction":{"dataSupport":true,"resolveSupport":{"properties":["edit"]}}}}}
      """;

  @TempDir Path dir;
  private Editor editor;
  private Path rdf;
  private String uri;
  private String valid;

  @BeforeEach
  void start() throws IOException {
    rdf = Models.copy("pass-conv2d-v05", dir).resolve("rdf.yaml");
    uri = rdf.toUri().toString();
    valid = Files.readString(rdf);
    editor = new Editor();
  }

  @AfterEach
  void stop() throws IOException {
    editor.close();
  }

  private JsonNode begin() throws IOException {
    JsonNode can = editor.ask("initialize", ABILITIES).get("capabilities");
    editor.tell("initialized", "{}");
    return can;
  }

  private int end() throws Exception {
    assertThat(editor.ask("shutdown", "null").isNull()).isTrue();
    editor.tell("exit", "null");
    return editor.status();
  }

  /// The findings that hub told, as lines.
  private static List<String> lines(JsonNode told) {
    return StreamSupport.stream(told.get("diagnostics").spliterator(), false)
        .map(each ->
            "%d %s %s %s"
                .formatted(
                    each.get("range").get("start").get("line").asInt() + 1,
                    each.get("severity"),
                    each.get("code").asString(),
                    each.get("message").asString().lines().findFirst().orElse("")))
        .toList();
  }

  private static int line(String text, String part) {
    return (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
  }

  @Test
  void findingsChangesAndTheEndOfASession() throws Exception {
    JsonNode can = begin();
    assertThat(can.get("hoverProvider").asBoolean()).isTrue();
    assertThat(can.get("textDocumentSync").get("change").asInt()).isEqualTo(1);

    editor.open(uri, valid);
    JsonNode first = editor.diagnostics();
    assertThat(first.get("uri").asString()).isEqualTo(uri);
    assertThat(lines(first)).noneMatch(line -> line.contains(" 1 "));

    String broken = valid.replace("license: MIT", "license: mit # free");
    editor.change(uri, 2, broken);
    JsonNode second = editor.diagnostics();
    assertThat(second.get("version").asInt()).isEqualTo(2);
    assertThat(lines(second))
        .filteredOn(line -> line.contains(" 1 "))
        .containsExactly(
            line(broken, "license: mit")
                + " 1 license-unknown 'mit' is not on the SPDX list of licences.");

    JsonNode range = range(second, "license-unknown");
    JsonNode actions =
        editor.ask(
            "textDocument/codeAction",
            "{\"textDocument\":{\"uri\":%s},\"range\":%s,\"context\":{\"diagnostics\":[]}}"
                .formatted(Editor.quoted(uri), range));
    assertThat(titles(actions))
        .containsExactly("write: license: MIT", "hub: make all safe changes");
    JsonNode change = actions.get(0).get("edit").get("documentChanges").get(0);
    assertThat(change.get("textDocument").get("version").asInt()).isEqualTo(2);
    String fixed = Editor.applied(broken, change.get("edits"));
    assertThat(fixed).isEqualTo(valid.replace("license: MIT", "license: MIT # free"));

    editor.change(uri, 3, fixed);
    assertThat(lines(editor.diagnostics())).isEqualTo(lines(first));
    assertThat(end()).isZero();
  }

  private static JsonNode range(JsonNode told, String code) {
    return StreamSupport.stream(told.get("diagnostics").spliterator(), false)
        .filter(each -> each.get("code").asString().equals(code))
        .findFirst()
        .orElseThrow()
        .get("range");
  }

  private static List<String> titles(JsonNode actions) {
    return StreamSupport.stream(actions.spliterator(), false)
        .map(action -> action.get("title").asString())
        .toList();
  }

  /// All at once is just what `hub fix` writes, comments and anchors included.
  @Test
  void allSafeChangesAreThoseOfFix() throws Exception {
    String broken =
        valid
            .replace("license: MIT", "# who may use it\nlicence: 'mit' # free")
            .replace("type: batch", "type: b");
    begin();
    editor.open(uri, broken);
    editor.diagnostics();
    JsonNode actions =
        editor.ask(
            "textDocument/codeAction",
            "{\"textDocument\":{\"uri\":%s},\"range\":%s,\"context\":{\"diagnostics\":[],\"only\":[\"source.fixAll\"]}}"
                .formatted(
                    Editor.quoted(uri),
                    "{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":0}}"));
    assertThat(titles(actions)).containsExactly("hub: make all safe changes");
    String fixed =
        Editor.applied(
            broken, actions.get(0).get("edit").get("documentChanges").get(0).get("edits"));

    Files.writeString(rdf, broken);
    HubRun.of("fix", rdf.toString());
    assertThat(fixed).isEqualTo(Files.readString(rdf)).isNotEqualTo(broken);
    assertThat(end()).isZero();
  }

  @Test
  void placesAreExplained() throws Exception {
    begin();
    editor.open(uri, valid);
    editor.diagnostics();
    assertThat(hover("licen")).startsWith("**license**: The licence under which");
    assertThat(hover("type: spa")).startsWith("**space**: ");
    assertThat(hover("format_ver")).startsWith("**format_version**: The version of the format");
    String broken = valid.replace("license: MIT", "license: mit");
    editor.change(uri, 2, broken);
    editor.diagnostics();
    assertThat(
            editor
                .askAt("textDocument/hover", uri, broken, "license: mi")
                .get("contents")
                .get("value")
                .asString())
        .startsWith("**error[license-unknown]** ")
        .contains("**license**");
    assertThat(end()).isZero();
  }

  private String hover(String before) throws IOException {
    return editor
        .askAt("textDocument/hover", uri, valid, before)
        .get("contents")
        .get("value")
        .asString();
  }

  /// A new file, written from its first line on.
  @Test
  void whatMayBeWrittenIsOfferedInHalfWrittenText() throws Exception {
    begin();
    String file = dir.resolve("new").resolve("rdf.yaml").toUri().toString();
    String text =
        """
        type: model
        format_version: 0.5.14
        license: apa
        inputs:
        - id: raw
          axes:
          - type: batch
          - type: space
            id: x
          preprocessing:
          - id: scale_r
        outputs:
        - id: mask
          axes:
          - {type: space, id: y, size: {tensor_id: raw, axis_id:\
        """
            + " ";
    editor.open(file, text);
    editor.diagnostics();
    assertThat(offers(file, text, "license: apa")).contains("Apache-2.0");
    assertThat(offers(file, text, "- id: scale_r")).contains("scale_range", "scale_linear", "clip");
    assertThat(offers(file, text, "- {type: sp")).contains("space", "channel", "batch");
    assertThat(offers(file, text, "tensor_id: ra")).contains("raw", "mask");
    assertThat(offers(file, text, "axis_id: ")).containsExactly("batch", "x");
    assertThat(offers(file, text, "format_version: 0.5")).startsWith("0.5.14");

    String unit = text.substring(0, text.indexOf("  preprocessing")) + "    un";
    editor.change(file, 2, unit);
    editor.diagnostics();
    assertThat(offers(file, unit, "id: x\n    un"))
        .contains("unit", "size", "scale")
        .doesNotContain("id", "type", "channel_names");
    String dash = text.substring(0, text.indexOf("- type: space")) + "-";
    editor.change(file, 3, dash);
    editor.diagnostics();
    assertThat(offers(file, dash, "type: batch\n  -")).startsWith("type").contains("channel_names");
    assertThat(end()).isZero();
  }

  private List<String> offers(String file, String text, String before) throws IOException {
    return StreamSupport.stream(
            editor.askAt("textDocument/completion", file, text, before).spliterator(), false)
        .map(item -> item.get("label").asString())
        .toList();
  }

  @Test
  void otherYamlIsLeftAlone() throws Exception {
    begin();
    String other = dir.resolve("compose.yaml").toUri().toString();
    editor.open(other, "services: {hub: {image: hub}}\n");
    assertThat(lines(editor.diagnostics())).isEmpty();
    assertThat(
            editor
                .askAt("textDocument/hover", other, "services: {hub: {image: hub}}\n", "serv")
                .get("contents")
                .get("value")
                .asString())
        .isEmpty();
    assertThat(end()).isZero();
  }

  /// What is typed in the meantime is no YAML, or not even text.
  @Test
  void anyTextIsAnsweredAndTheSessionGoesOn() throws Exception {
    begin();
    editor.open(uri, valid);
    editor.diagnostics();
    List<String> texts =
        List.of(
            "",
            "\uFEFFtype: model",
            "{{{{[[[[",
            "- - - -",
            "a: &a [*a]",
            "\t",
            "\uD83D\uDE00: [\"",
            "[".repeat(20_000),
            "a: |\r\n  b\rc",
            "x".repeat(200_000) + ": {");
    int version = 1;
    for (String text : texts) {
      editor.change(uri, ++version, text);
      assertThat(editor.diagnostics().get("version").asInt()).isEqualTo(version);
      for (String method : List.of("textDocument/completion", "textDocument/hover")) {
        editor.askAt(method, uri, text, text);
      }
    }
    assertThat(end()).isZero();
  }

  @Test
  void anEditorThatIsGoneIsNoSuccess() throws Exception {
    begin();
    editor.hangUp();
    assertThat(editor.status()).isEqualTo(1);
  }
}
