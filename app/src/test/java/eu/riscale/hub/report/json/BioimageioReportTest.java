package eu.riscale.hub.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.report.Sample;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BioimageioReportTest {
  @Test
  void aModelThatIsValidAndDoesNotReproduceHasAValidFormat() throws IOException {
    JsonNode summary = summary(Sample.failed());
    assertThat(summary.get("name").stringValue()).isEqualTo("hub test");
    assertThat(summary.get("source_name").stringValue()).isEqualTo("models/nuclei");
    assertThat(summary.get("id").stringValue()).isEqualTo("fluffy-owl");
    assertThat(summary.get("version").stringValue()).isEqualTo("1.2.0");
    assertThat(summary.get("type").stringValue()).isEqualTo("model");
    assertThat(summary.get("format_version").stringValue()).isEqualTo("0.5.6");
    assertThat(summary.get("status").stringValue()).isEqualTo("valid-format");
    JsonNode details = summary.get("details");
    assertThat(details.valueStream().map(one -> one.get("status").stringValue()))
        .containsExactly("passed", "failed", "passed", "failed");
    assertThat(details.get(0).get("warnings").get(0).toString())
        .isEqualTo(
            "{\"loc\":[\"inputs\",1,\"id\"],\"msg\":\"Two tensors share the id 'raw'. Rename"
                + " one.\",\"type\":\"tensor-id-duplicate\",\"severity\":35}");
    assertThat(details.get(1).get("loc").toString()).isEqualTo("[\"weights\",\"onnx\"]");
    assertThat(details.get(3).get("errors").get(0).get("msg").stringValue())
        .isEqualTo("Keras is not supported yet.");
    assertThat(summary.get("env").toString())
        .contains("[\"hub\",\"0.1.0\",\"\",\"\"]")
        .contains("[\"ONNX Runtime\",\"1.29.0\",\"\",\"\"]");
  }

  @Test
  void whatWasNotTestedHasAValidFormatAtBest() throws IOException {
    assertThat(summary(Sample.valid("a")).get("status").stringValue()).isEqualTo("valid-format");
  }

  /// The hubs' pages need a type and a version of the format whatever is wrong.
  @Test
  void whatCannotBeReadHasFailed() throws IOException {
    JsonNode summary = summary(Sample.unreadable());
    assertThat(summary.get("status").stringValue()).isEqualTo("failed");
    assertThat(summary.get("type").stringValue()).isEqualTo("unknown");
    assertThat(summary.get("details").get(0).get("errors").get(0).get("type").stringValue())
        .isEqualTo("source-unreadable");
  }

  /// bioimageio.spec reads no summary with a version that it would not accept in a description.
  @ParameterizedTest
  @ValueSource(strings = {"latest", "1.x", "1.0\n::error::x", "one"})
  void aVersionThatIsNoneIsLeftOut(String version) throws IOException {
    assertThat(summary(ofVersion(version)).has("version")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0.1.0", "1!2.0rc1+local", "v3", "2026.11.28"})
  void aVersionIsToldAsWritten(String version) throws IOException {
    assertThat(summary(ofVersion(version)).get("version").stringValue()).isEqualTo(version);
  }

  private static ResourceResult ofVersion(String version) {
    Described.Facts facts = new Described.Facts("model", "0.5.6", "0.5.14", "A", "a", version);
    return new ResourceResult(
        new Described("models/a", "rdf.yaml", facts, ""),
        List.of(),
        new Outcome.Validated(List.of()));
  }

  @Test
  void severalSourcesGiveAList() throws IOException {
    assertThat(summary(Sample.valid("a"), Sample.valid("b")).size()).isEqualTo(2);
  }

  private static JsonNode summary(ResourceResult... results) throws IOException {
    StringWriter out = new StringWriter();
    new BioimageioReport().write(Sample.results("test", results), out);
    return new JsonMapper().readTree(out.toString());
  }
}
