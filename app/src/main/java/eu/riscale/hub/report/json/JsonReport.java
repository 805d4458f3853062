package eu.riscale.hub.report.json;

import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run.Environment;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/// The JSON report. What has nothing to say is left out; numbers that JSON cannot hold (NaN and
/// infinities) are null. `hub schema report` prints its schema.
public final class JsonReport implements Report {
  /// What the schema calls itself, and a report its schema. The number grows with each field.
  public static final String SCHEMA = "urn:hub:report:1";

  @Override
  public void write(Results results, Writer out) throws IOException {
    Json.inLines(out, json -> report(results, json));
  }

  private static void report(Results results, JsonGenerator json) {
    JsonFields fields = new JsonFields(json);
    json.writeStartObject();
    tool(results.run().environment(), json);
    json.writeStringProperty("schema", SCHEMA);
    json.writeStringProperty("command", results.command());
    json.writeStringProperty("fail_on", results.failOn().word());
    environment(results, json);
    switch (results.end()) {
      case REACHED -> {}
      case STOPPED -> json.writeBooleanProperty("stopped", true);
      case INTERRUPTED -> json.writeBooleanProperty("interrupted", true);
    }
    new TotalsJson(json).write(results);
    json.writeArrayPropertyStart("results");
    for (ResourceResult result : results.list()) {
      json.writeStartObject();
      new ResultJson(json).write(result);
      json.writeEndObject();
    }
    json.writeEndArray();
    new RuleJson(json, fields).write(results);
    json.writeEndObject();
  }

  private static void tool(Environment environment, JsonGenerator json) {
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", "hub");
    json.writeStringProperty("version", environment.hub());
    json.writeObjectPropertyStart("spec");
    environment.spec().forEach(new JsonFields(json)::strings);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void environment(Results results, JsonGenerator json) {
    TreeSet<String> engines = new TreeSet<>();
    for (ResourceResult result : results.list()) {
      result.tests().stream()
          .filter(test -> !test.ranOn().isNothing())
          .forEach(test -> engines.add(test.ranOn().engine()));
    }
    Environment environment = results.run().environment();
    json.writeObjectPropertyStart("environment");
    json.writeStringProperty("java", environment.java());
    json.writeStringProperty("system", environment.system());
    new JsonFields(json).someStrings("engines", engines);
    json.writeEndObject();
  }
}
