package eu.riscale.hub.report.json;

import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.ci.RdfFile;
import eu.riscale.hub.report.ci.Told;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// SARIF 2.1.0, which code hosts and editors show beside the lines of a description.
public final class SarifReport implements Report {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  /// A source with what is told of it.
  private record Source(RdfFile file, List<Told> told) {
    static Source of(ResourceResult result) {
      return new Source(RdfFile.of(result.described()), Told.of(result));
    }
  }

  @Override
  public void write(Results results, Writer out) throws IOException {
    List<Source> sources = results.list().stream().map(Source::of).toList();
    Json.inLines(out, json -> log(results, sources, json));
  }

  private static void log(Results results, List<Source> sources, JsonGenerator json) {
    Map<Code, Integer> rules = rules(sources);
    String hub = results.run().environment().hub();
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", "hub");
    json.writeStringProperty("version", hub);
    json.writeStringProperty("semanticVersion", hub);
    json.writeArrayPropertyStart("rules");
    rules.keySet().forEach(code -> new SarifRule(json).write(code));
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeStringProperty("columnKind", "utf16CodeUnits");
    invocation(results, json);
    results(sources, rules, json);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /// The codes that are told, each with its place in the list of rules.
  private static Map<Code, Integer> rules(List<Source> sources) {
    Map<Code, Integer> rules = new LinkedHashMap<>();
    for (Source source : sources) {
      source.told().forEach(told -> rules.putIfAbsent(told.finding().code(), rules.size()));
    }
    return rules;
  }

  private static void invocation(Results results, JsonGenerator json) {
    boolean gotToAll = results.unchecked().isEmpty();
    List<String> notifications = new ArrayList<>();
    for (ResourceResult result : results.list()) {
      String file = RdfFile.of(result.described()).name();
      Told.failures(result)
          .forEach(test -> notifications.add(file + ": failed: " + Told.whyAndWhich(test)));
    }
    results
        .unchecked()
        .forEach(one ->
            notifications.add("hub did not get to " + RdfFile.of(one.described()).name() + "."));
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty(
        "executionSuccessful", results.end() == Results.End.REACHED && gotToAll);
    if (!notifications.isEmpty()) {
      json.writeArrayPropertyStart("toolExecutionNotifications");
      for (String each : notifications) {
        json.writeStartObject();
        json.writeStringProperty("level", "error");
        new SarifResult(json).message(each);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void results(List<Source> sources, Map<Code, Integer> rules, JsonGenerator json) {
    json.writeArrayPropertyStart("results");
    for (Source source : sources) {
      for (Told told : source.told()) {
        int rule = rules.getOrDefault(told.finding().code(), -1);
        new SarifResult(json).write(source.file(), told, rule);
      }
    }
    json.writeEndArray();
  }
}
