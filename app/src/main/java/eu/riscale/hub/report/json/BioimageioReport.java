package eu.riscale.hub.report.json;

import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.report.Run.Environment;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.work.Described;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ShownFindings;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/// The summary that bioimageio.spec calls `ValidationSummary` and the pages of the hubs show beside
/// a model. One source gives an object, several a list of them.
public final class BioimageioReport implements Report {
  @Override
  public void write(Results results, Writer out) throws IOException {
    List<ResourceResult> all = results.list();
    Json.inLines(
        out,
        json -> {
          if (all.size() == 1) {
            summary(results.run(), all.getFirst(), json);
            return;
          }
          json.writeStartArray();
          all.forEach(result -> summary(results.run(), result, json));
          json.writeEndArray();
        });
  }

  private static void summary(Run run, ResourceResult result, JsonGenerator json) {
    Described described = result.described();
    Described.Facts facts = described.facts();
    JsonFields fields = new JsonFields(json);
    json.writeStartObject();
    json.writeStringProperty("name", "hub " + run.command());
    json.writeStringProperty("source_name", described.source());
    fields.text("id", facts.id());
    // The class refuses a summary whole for a version that is none, and then nobody could read why.
    fields.text("version", Version.parse(facts.version()).map(Version::text).orElse(""));
    json.writeStringProperty("type", orUnknown(facts.type()));
    json.writeStringProperty("format_version", orUnknown(facts.formatVersion()));
    json.writeStringProperty("status", status(result));
    json.writeArrayPropertyStart("details");
    description(result, json);
    result.tests().forEach(test -> test(test, json));
    json.writeEndArray();
    environment(run.environment(), result, json);
    json.writeEndObject();
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? "unknown" : text;
  }

  /// `valid-format` is all that a model has which was not tested, or whose tests did not pass.
  private static String status(ResourceResult result) {
    if (result.status() == ResourceResult.Status.PASSED) {
      return "passed";
    }
    return isValid(result) ? "valid-format" : "failed";
  }

  private static boolean isValid(ResourceResult result) {
    boolean read =
        result.status() != ResourceResult.Status.UNREADABLE
            && result.status() != ResourceResult.Status.UNCHECKED;
    return read && !result.hasErrors();
  }

  private static void description(ResourceResult result, JsonGenerator json) {
    Described.Facts facts = result.described().facts();
    String judged = facts.validatedAs().isEmpty() ? facts.formatVersion() : facts.validatedAs();
    String name = "bioimageio.spec format validation " + orUnknown(facts.type()) + " " + judged;
    detail(name.strip(), isValid(result), List.of(), result.findings(), json);
  }

  private static void test(WeightsTest test, JsonGenerator json) {
    String name = test.weights() + ": " + test.name();
    List<String> at = test.weights().contains(",") ? List.of() : List.of("weights", test.weights());
    boolean passed = test.status() == WeightsTest.Status.PASSED;
    if (passed || !test.findings().isEmpty()) {
      detail(name, passed, at, test.findings(), json);
    } else {
      start(name, false, at, json);
      json.writeArrayPropertyStart("errors");
      entry(at, test.reason(), test.status().word(), json);
      json.writeEndObject();
      json.writeEndArray();
      json.writeArrayPropertyStart("warnings");
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void start(String name, boolean passed, List<String> at, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("status", passed ? "passed" : "failed");
    new JsonFields(json).strings("loc", at);
  }

  private static void detail(
      String name, boolean passed, List<String> at, List<Finding> findings, JsonGenerator json) {
    List<Finding> shown = ShownFindings.of(findings).first();
    start(name, passed, at, json);
    json.writeArrayPropertyStart("errors");
    for (Finding one : shown) {
      if (one.severity() == Severity.ERROR) {
        entry(one, json);
        json.writeBooleanProperty("with_traceback", false);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("warnings");
    for (Finding one : shown) {
      if (one.severity() != Severity.ERROR) {
        entry(one, json);
        json.writeNumberProperty("severity", level(one.severity()));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// Left open.
  private static void entry(Finding finding, JsonGenerator json) {
    json.writeStartObject();
    new JsonFields(json).path("loc", finding.path());
    String help = finding.hint().isEmpty() ? "" : " " + finding.hint();
    json.writeStringProperty("msg", finding.message() + help);
    json.writeStringProperty("type", finding.code().slug());
  }

  /// Left open.
  private static void entry(List<String> at, String message, String type, JsonGenerator json) {
    json.writeStartObject();
    new JsonFields(json).strings("loc", at);
    json.writeStringProperty("msg", message);
    json.writeStringProperty("type", type);
  }

  /// The numbers of bioimageio.spec.
  private static int level(Severity severity) {
    return switch (severity) {
      case INFO -> 20;
      case WARNING -> 30;
      case ALERT -> 35;
      case ERROR -> 50;
    };
  }

  /// Rows of name, version, build and channel: hub, Java, and the engines that ran.
  private static void environment(Environment here, ResourceResult result, JsonGenerator json) {
    json.writeArrayPropertyStart("env");
    row("hub", here.hub(), json);
    row("java", here.java(), json);
    TreeSet<String> engines = new TreeSet<>();
    result.tests().stream()
        .filter(test -> !test.ranOn().isNothing())
        .forEach(test -> engines.add(test.ranOn().engine()));
    for (String engine : engines) {
      int space = engine.lastIndexOf(' ');
      row(engine.substring(0, Math.max(space, 0)), engine.substring(space + 1), json);
    }
    json.writeEndArray();
  }

  private static void row(String name, String version, JsonGenerator json) {
    json.writeStartArray();
    for (String cell : List.of(name, version, "", "")) {
      json.writeString(cell);
    }
    json.writeEndArray();
  }
}
