package eu.riscale.hub.report.diff;

import eu.riscale.hub.report.Printable;
import eu.riscale.hub.report.ci.Markdown;
import eu.riscale.hub.report.json.Json;
import eu.riscale.hub.report.json.JsonReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The formats in which a difference is told.
public enum DiffFormat {
  TEXT,
  JSON,
  MARKDOWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String of(ReportDiff diff) {
    return switch (this) {
      case TEXT -> text(diff);
      case JSON -> Json.text(json -> write(diff, json));
      case MARKDOWN -> markdown(diff);
    };
  }

  private static List<SourceDiff> told(ReportDiff diff) {
    return diff.sources().stream().filter(one -> one.kind() != SourceDiff.Kind.SAME).toList();
  }

  private static String text(ReportDiff diff) {
    StringBuilder text = new StringBuilder();
    for (SourceDiff one : told(diff)) {
      String verdict = one.is().isEmpty() ? "was " + one.was() : one.is();
      text.append("%-7s  %s: %s%n".formatted(one.kind().word(), line(one.source()), verdict));
      for (SourceDiff.Step step : one.steps()) {
        String sign =
            switch (step.way()) {
              case WORSE -> "-";
              case BETTER -> "+";
              case SAME -> " ";
            };
        text.append("       %s %s%n".formatted(sign, line(step.text())));
      }
    }
    return text.append(tally(diff)).append('\n').toString().replace("\r\n", "\n");
  }

  private static String line(String text) {
    return Printable.line(text);
  }

  private static String tally(ReportDiff diff) {
    List<String> words = new ArrayList<>();
    diff.counts().forEach((kind, count) -> words.add(count + " " + kind.word()));
    int all = diff.sources().size();
    return all + (all == 1 ? " source: " : " sources: ") + String.join(", ", words);
  }

  private static String markdown(ReportDiff diff) {
    StringBuilder text = new StringBuilder("## hub: " + tally(diff) + "\n");
    if (!told(diff).isEmpty()) {
      text.append("\n| | source | was | is | what |\n|---|---|---|---|---|\n");
    }
    for (SourceDiff one : told(diff)) {
      List<String> steps =
          one.steps().stream()
              .filter(step -> !step.what().equals("verdict"))
              .map(step -> mark(step.way()) + " " + Markdown.text(step.text()))
              .toList();
      text.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  one.kind().word(),
                  Markdown.code(one.source()),
                  one.was(),
                  one.is(),
                  String.join("<br>", steps)));
    }
    return text.toString();
  }

  private static String mark(SourceDiff.Way way) {
    return switch (way) {
      case WORSE -> "❌";
      case BETTER -> "✅";
      case SAME -> "➖";
    };
  }

  private static void write(ReportDiff diff, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("schema", JsonReport.SCHEMA + ":diff");
    json.writeBooleanProperty("worse", diff.isWorse());
    json.writeObjectPropertyStart("totals");
    for (Map.Entry<SourceDiff.Kind, Integer> each : diff.counts().entrySet()) {
      json.writeNumberProperty(each.getKey().word(), each.getValue());
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("sources");
    told(diff).forEach(one -> write(one, json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(SourceDiff one, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("source", one.source());
    json.writeStringProperty("kind", one.kind().word());
    if (!one.was().isEmpty()) {
      json.writeStringProperty("was", one.was());
    }
    if (!one.is().isEmpty()) {
      json.writeStringProperty("is", one.is());
    }
    json.writeArrayPropertyStart("steps");
    for (SourceDiff.Step step : one.steps()) {
      json.writeStartObject();
      json.writeStringProperty("what", step.what());
      if (!step.name().isEmpty()) {
        json.writeStringProperty("name", step.name());
      }
      if (!step.severity().isEmpty()) {
        json.writeStringProperty("severity", step.severity());
      }
      json.writeStringProperty("was", step.was());
      json.writeStringProperty("is", step.is());
      json.writeStringProperty("way", step.way().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
