package eu.riscale.hub.report;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.run.OutputComparison;
import eu.riscale.hub.run.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ResourceResult;
import java.io.Writer;
import java.util.List;
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

  private record Body(JsonGenerator json, JsonFields fields) {
    Body(JsonGenerator json) {
      this(json, new JsonFields(json));
    }

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
      About.specVersions().forEach(fields::strings);
      json.writeEndObject();
      json.writeEndObject();
    }

    private void result(ResourceResult result) {
      json.writeStartObject();
      json.writeStringProperty("source", result.source());
      fields.text("file", result.file());
      ResourceResult.Facts facts = result.facts();
      fields.text("type", facts.type());
      fields.text("format_version", facts.formatVersion());
      fields.text("validated_as", facts.validatedAs());
      fields.text("name", facts.name());
      fields.text("id", facts.id());
      fields.text("version", facts.version());
      json.writeStringProperty("status", result.status().word());
      findings(result.findings(), result.file());
      result.inspection().ifPresent(new InspectionJson(json, fields)::write);
      if (!result.tests().isEmpty()) {
        json.writeArrayPropertyStart("tests");
        result.tests().forEach(test -> test(test, result.file()));
        json.writeEndArray();
      }
      result.packed().ifPresent(new PackageJson(json, fields)::write);
      if (!result.consumers().isEmpty()) {
        json.writeArrayPropertyStart("consumers");
        result.consumers().forEach(this::consumer);
        json.writeEndArray();
      }
      json.writeEndObject();
    }

    private void consumer(Verdict verdict) {
      json.writeStartObject();
      json.writeStringProperty("id", verdict.consumer());
      fields.text("version", verdict.version());
      json.writeStringProperty("verdict", verdict.outcome().word());
      json.writeArrayPropertyStart("reasons");
      for (Verdict.Reason reason : verdict.reasons()) {
        json.writeStartObject();
        json.writeStringProperty("code", reason.code());
        json.writeStringProperty("message", reason.message());
        fields.text("hint", reason.hint());
        json.writeEndObject();
      }
      json.writeEndArray();
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
      fields.path("path", finding.path());
      Span span = finding.span();
      if (span != null) {
        fields.text("file", file);
        json.writeNumberProperty("line", span.line());
        json.writeNumberProperty("column", span.column());
      }
      json.writeStringProperty("message", finding.message());
      fields.text("expected", finding.expected());
      fields.text("hint", finding.hint());
      json.writeEndObject();
    }

    private void test(WeightsTest test, String file) {
      json.writeStartObject();
      json.writeStringProperty("weights", test.weights());
      json.writeStringProperty("name", test.name());
      json.writeStringProperty("status", test.status().word());
      fields.text("reason", test.reason());
      fields.text("detail", test.detail());
      fields.text("engine", test.engine());
      fields.text("device", test.device());
      if (!test.engine().isEmpty()) {
        seconds("seconds", test.seconds());
        json.writeObjectPropertyStart("steps");
        test.phases().forEach((step, seconds) -> seconds(step.word(), seconds));
        json.writeEndObject();
      }
      if (test.peakMemory() > 0) {
        json.writeNumberProperty("peak_memory_bytes", test.peakMemory());
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
      fields.integers("shape", output.shape());
      fields.number("max_abs_diff", output.maxAbsDiff());
      fields.number("max_rel_diff", output.maxRelDiff());
      fields.number("mismatched_ppm", output.mismatchedPpm());
      fields.number("atol", output.tolerance().atol());
      fields.number("rtol", output.tolerance().rtol());
      fields.number("allowed_ppm", output.tolerance().allowedPpm());
      if (!output.worstAt().isEmpty()) {
        fields.integers("worst_at", output.worstAt());
      }
      output
          .diagnosis()
          .ifPresent(found -> new DiagnosisJson(json, fields).write(output.id(), found));
      json.writeEndObject();
    }

    private void seconds(String name, double value) {
      fields.number(name, Math.round(value * 1000) / 1000.0);
    }
  }
}
