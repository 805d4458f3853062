package eu.riscale.hub.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a stranger wrote forges no line, cell, mark or command of a report, and no file beside it.
class HostileReportsTest {
  private static final String ATTACK =
      "]]></failure></testcase>\\n::error file=a::b\\r\\n::stop-commands::t %0A|"
          + " <script>alert(1)</script> `` ``` [click](https://evil.example)"
          + " ![i](http://e.example/i) <!-- www.evil.example"
          + " -->\\u2028\\uFFFE\\x1b[2J\\nrdf.yaml:1:1: error forged";

  @TempDir Path dir;
  private Path model;

  @BeforeEach
  void attack() throws IOException {
    model = Models.copy("pass-conv2d-v05", dir);
    Models.edit(model, "name: Test model conv2d-v05", "name: \"" + ATTACK + "\"");
    Models.edit(model, "license: MIT", "license: \"" + ATTACK + "\"");
    Models.edit(model, "id: conv2d-v05", "id: \"../../" + ATTACK + "\"\nversion: ../..");
    Models.edit(model, "  - {id: sigmoid}", "  - {id: \"" + ATTACK + "\"}");
  }

  private String report(String format) {
    HubRun run = HubRun.of("validate", "--no-io", "--report=" + format, model.toString());
    assertThat(run.status()).as(run.err()).isEqualTo(1);
    return run.out();
  }

  private String lines(String format) {
    String text = report(format);
    assertThat(text).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u2028]");
    return text;
  }

  private int findings() {
    JsonNode all = new JsonMapper().readTree(report("json"));
    return all.get("results").get(0).get("findings").size();
  }

  @Test
  void aConciseLineIsAFinding() {
    assertThat(lines("concise").lines())
        .hasSize(findings())
        .allMatch(line -> line.startsWith(model.toAbsolutePath() + "/rdf.yaml"));
  }

  @Test
  void aCommandOfGithubIsAFinding() {
    assertThat(lines("github").lines())
        .hasSize(findings())
        .allMatch(line ->
            line.matches(
                "::(error|warning|notice) file=[^:,]*,line=\\d+,endLine=\\d+(,col=\\d+,"
                    + "endColumn=\\d+)?,title=[a-z0-9-]+::.*"));
  }

  @Test
  void junitHasItsOwnElementsAlone() throws Exception {
    Document xml =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(lines("junit").getBytes(StandardCharsets.UTF_8)));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    assertThat(xml.getElementsByTagName("script").getLength()).isZero();
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("</failure></testcase>");
  }

  @Test
  void sarifHasAResultForEachFinding() {
    JsonNode run = new JsonMapper().readTree(report("sarif")).get("runs").get(0);
    assertThat(run.get("results").size()).isEqualTo(findings());
    assertThat(run.get("results").valueStream().map(one -> one.get("message").get("text")))
        .noneMatch(text -> text.stringValue().matches("(?s).*[^\\\\]\\]\\(.*"));
  }

  /// Some readers of lines end one at U+0085 and U+2028, and some terminals obey U+009B.
  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl", "sarif", "bioimageio"})
  void jsonShowsNothingHidden(String format) throws IOException {
    String hidden = "a\\u0085b\\u2028c\\u009b31md\\x7fe\\u202ef";
    Models.edit(model, "description: ", "\"" + hidden + "\": \"\"\ndescription: ");
    String text = report(format);
    assertThat(text)
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\u2028\u202e]")
        .contains("a\\u0085b\\u2028c\\u009b31md\\u007fe\\u202ef");
  }

  @Test
  void markdownHasNoTagLinkOrCellOfAStranger() {
    List<String> lines = lines("markdown").lines().toList();
    assertThat(lines.get(4).split("(?<!\\\\)\\|", -1)).hasSize(7);
    boolean fenced = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced) {
        assertThat(line)
            .doesNotContain("<script", "<!--", "https://evil", "http://e.", "www.evil")
            .doesNotContainPattern("(?<!\\\\)\\]\\(");
      }
    }
    assertThat(fenced).isFalse();
  }

  @Test
  void theSummaryOfPartnersIsAListOfTheKeysTheyAskFor() {
    YamlNode root = YamlReader.read(report("test-summary")).root();
    assertThat(root).isInstanceOf(YamlSequence.class);
    YamlSequence list = (YamlSequence) Objects.requireNonNull(root);
    assertThat(list.items()).hasSize(1);
    YamlMapping entry = (YamlMapping) list.items().getFirst();
    assertThat(entry.entries().stream().map(YamlMapping.Entry::key))
        .containsExactly(
            "name",
            "source_name",
            "status",
            "error",
            "traceback",
            "nested_errors",
            "bioimageio_spec_version",
            "bioimageio_core_version",
            "warnings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test-summary", "compat"})
  void noFileLiesOutsideOfTheFolder(String format) throws IOException {
    Path out = dir.resolve("a/b/out");
    HubRun.of(
        "validate",
        "--no-io",
        "--for=ilastik",
        "--quiet",
        "--report=" + format + "=" + out,
        model.toString());
    try (Stream<Path> files = Files.walk(dir)) {
      List<Path> made =
          files.filter(Files::isRegularFile).filter(file -> !file.startsWith(model)).toList();
      assertThat(made).hasSize(1).allMatch(file -> file.startsWith(out));
      assertThat(out.relativize(made.getFirst()).toString())
          .matches("[A-Za-z0-9._+/-]+")
          .doesNotContain("..", "//");
    }
  }
}
