package eu.riscale.hub.report.json;

import eu.riscale.hub.report.About;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/// The JSON report. What has nothing to say is left out; numbers that JSON cannot hold (NaN and
/// infinities) are null.
public final class JsonReport implements Report {
  @Override
  public void write(Results results, Writer out) throws IOException {
    Json.inLines(out, json -> report(results, json));
  }

  private static void report(Results results, JsonGenerator json) {
    json.writeStartObject();
    tool(json);
    json.writeStringProperty("command", results.command());
    if (results.end() == Results.End.INTERRUPTED) {
      json.writeBooleanProperty("interrupted", true);
    }
    json.writeArrayPropertyStart("results");
    for (ResourceResult result : results.list()) {
      json.writeStartObject();
      new ResultJson(json).write(result);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void tool(JsonGenerator json) {
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", "hub");
    json.writeStringProperty("version", About.VERSION);
    json.writeObjectPropertyStart("spec");
    About.specVersions().forEach(new JsonFields(json)::strings);
    json.writeEndObject();
    json.writeEndObject();
  }
}
