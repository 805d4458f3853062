package eu.riscale.hub.report;

import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.Outcome;
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
      described(result.described());
      json.writeStringProperty("status", result.status().word());
      FindingJson findings = new FindingJson(json, fields, result.described().file());
      findings.write(result.findings());
      switch (result.outcome()) {
        case Outcome.Unreadable unreadable -> {}
        case Outcome.Validated(var consumers) -> new ConsumerJson(json, fields).write(consumers);
        case Outcome.Inspected(var shown, var consumers) -> {
          new InspectionJson(json, fields).write(shown);
          new ConsumerJson(json, fields).write(consumers);
        }
        case Outcome.Tested tested -> new TestJson(json, fields, findings).write(tested.tests());
        case Outcome.Packaged(var packed) -> new PackageJson(json, fields).write(packed);
        case Outcome.NotPackaged none -> {}
      }
      json.writeEndObject();
    }

    private void described(Described described) {
      json.writeStringProperty("source", described.source());
      fields.text("file", described.file());
      Described.Facts facts = described.facts();
      fields.text("type", facts.type());
      fields.text("format_version", facts.formatVersion());
      fields.text("validated_as", facts.validatedAs());
      fields.text("name", facts.name());
      fields.text("id", facts.id());
      fields.text("version", facts.version());
    }
  }
}
