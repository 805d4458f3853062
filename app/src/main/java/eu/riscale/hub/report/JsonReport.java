package eu.riscale.hub.report;

import eu.riscale.hub.run.OutputComparison;
import eu.riscale.hub.run.ResourceResult;
import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// The JSON report. What has nothing to say is left out; numbers that JSON cannot hold (NaN and
/// infinities) are null.
public final class JsonReport implements Report {
  @Override
  public void write(String command, List<ResourceResult> results, Writer out) {
    try (JsonGenerator generator = new JsonFactory().createGenerator(new Pretty(), out)) {
      generator.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
      new Body(generator).report(command, results);
      generator.writeRaw('\n');
    }
  }

  /// Two-space indentation, the same line ends on every system.
  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }
  }

  private record Body(JsonGenerator json) {

    void report(String command, List<ResourceResult> results) {
      json.writeStartObject();
      tool();
      json.writeStringProperty("command", command);
      json.writeArrayPropertyStart("results");
      results.forEach(this::result);
      json.writeEndArray();
      json.writeEndObject();
    }

    private void tool() {
      json.writeObjectPropertyStart("tool");
      json.writeStringProperty("name", "hub");
      json.writeStringProperty("version", About.VERSION);
      json.writeObjectPropertyStart("spec");
      About.specVersions()
          .forEach((type, versions) -> {
            json.writeArrayPropertyStart(type);
            versions.forEach(json::writeString);
            json.writeEndArray();
          });
      json.writeEndObject();
      json.writeEndObject();
    }

    private void result(ResourceResult result) {
      json.writeStartObject();
      json.writeStringProperty("source", result.source());
      text("file", result.file());
      ResourceResult.Facts facts = result.facts();
      text("type", facts.type());
      text("format_version", facts.formatVersion());
      text("validated_as", facts.validatedAs());
      text("name", facts.name());
      text("id", facts.id());
      text("version", facts.version());
      json.writeStringProperty("status", result.status().word());
      findings(result.findings(), result.file());
      if (!result.tests().isEmpty()) {
        json.writeArrayPropertyStart("tests");
        result.tests().forEach(test -> test(test, result.file()));
        json.writeEndArray();
      }
      json.writeEndObject();
    }

    private void findings(List<Finding> findings, String file) {
      json.writeArrayPropertyStart("findings");
      findings.forEach(finding -> finding(finding, file));
      json.writeEndArray();
    }

    private void finding(Finding finding, String file) {
      json.writeStartObject();
      json.writeStringProperty("code", finding.code().slug());
      json.writeStringProperty("severity", finding.severity().word());
      json.writeArrayPropertyStart("path");
      for (Object segment : finding.path().segments()) {
        if (segment instanceof Integer index) {
          json.writeNumber(index);
        } else {
          json.writeString(segment.toString());
        }
      }
      json.writeEndArray();
      Span span = finding.span();
      if (span != null) {
        text("file", file);
        json.writeNumberProperty("line", span.line());
        json.writeNumberProperty("column", span.column());
      }
      json.writeStringProperty("message", finding.message());
      text("expected", finding.expected());
      text("hint", finding.hint());
      json.writeEndObject();
    }

    private void test(WeightsTest test, String file) {
      json.writeStartObject();
      json.writeStringProperty("weights", test.weights());
      json.writeStringProperty("name", test.name());
      json.writeStringProperty("status", test.status().name().toLowerCase(Locale.ROOT));
      text("reason", test.reason());
      text("detail", test.detail());
      text("engine", test.engine());
      text("device", test.device());
      if (!test.engine().isEmpty()) {
        seconds("seconds", test.seconds());
        json.writeObjectPropertyStart("steps");
        test.steps().forEach((step, seconds) -> seconds(step.word(), seconds));
        json.writeEndObject();
      }
      json.writeArrayPropertyStart("outputs");
      test.outputs().forEach(this::output);
      json.writeEndArray();
      findings(test.findings(), file);
      json.writeEndObject();
    }

    private void output(OutputComparison output) {
      json.writeStartObject();
      json.writeStringProperty("id", output.id());
      integers("shape", output.shape());
      number("max_abs_diff", output.maxAbsDiff());
      number("max_rel_diff", output.maxRelDiff());
      number("mismatched_ppm", output.mismatchedPpm());
      number("atol", output.tolerance().atol());
      number("rtol", output.tolerance().rtol());
      number("allowed_ppm", output.tolerance().allowedPpm());
      if (!output.worstAt().isEmpty()) {
        integers("worst_at", output.worstAt());
      }
      output.diagnosis().ifPresent(found -> new DiagnosisJson(json).write(output.id(), found));
      json.writeEndObject();
    }

    private void integers(String name, List<Integer> values) {
      json.writeArrayPropertyStart(name);
      values.forEach(json::writeNumber);
      json.writeEndArray();
    }

    private void text(String name, String value) {
      if (!value.isEmpty()) {
        json.writeStringProperty(name, value);
      }
    }

    private void seconds(String name, double value) {
      number(name, Math.round(value * 1000) / 1000.0);
    }

    private void number(String name, double value) {
      if (Double.isFinite(value)) {
        json.writeNumberProperty(name, value);
      } else {
        json.writeNullProperty(name);
      }
    }
  }
}
