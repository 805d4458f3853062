package eu.riscale.hub.report.json;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.report.FolderReport;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.ResourceResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// What the collection keeps on each software that may run a model:
/// `id/version/reports/tool_version.json`, of the software that `--for` names.
public final class CompatReport implements FolderReport {
  @Override
  public Map<String, String> files(Results results) {
    Map<String, String> files = new TreeMap<>();
    ResourceFolder folders = new ResourceFolder();
    for (ResourceResult result : results.list()) {
      String folder = folders.next(result.described()) + "/reports/";
      for (Verdict verdict : verdicts(result)) {
        files.put(
            folder + tool(verdict) + ".json", Json.text(json -> write(result, verdict, json)));
      }
    }
    return files;
  }

  private static List<Verdict> verdicts(ResourceResult result) {
    return switch (result.outcome()) {
      case Outcome.Validated(var consumers, var scores) -> consumers;
      case Outcome.Inspected(var shown, var consumers) -> consumers;
      case Outcome.Unreadable none -> List.of();
      case Outcome.Unchecked none -> List.of();
      case Outcome.Tested none -> List.of();
      case Outcome.Packaged none -> List.of();
      case Outcome.NotPackaged none -> List.of();
    };
  }

  /// The collection's own name of it: the tool, an underscore, the version.
  private static String tool(Verdict verdict) {
    String version = verdict.version().isEmpty() ? "any" : verdict.version();
    return verdict.consumer() + "_" + version.replace('_', '-');
  }

  private static void write(ResourceResult result, Verdict verdict, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("tool", tool(verdict));
    json.writeStringProperty("status", status(verdict.outcome()));
    json.writeNumberProperty("score", score(verdict.outcome()));
    json.writeName("error");
    if (verdict.outcome() == Verdict.Outcome.DOES_NOT_RUN) {
      json.writeString(
          verdict.reasons().stream().map(Verdict.Reason::message).collect(Collectors.joining(" ")));
    } else {
      json.writeNull();
    }
    json.writeObjectPropertyStart("details");
    json.writeStringProperty("source", result.described().source());
    json.writeStringProperty("description", result.status().word());
    json.writeStringProperty("verdict", verdict.outcome().word());
    new JsonFields(json)
        .strings("reasons", verdict.reasons().stream().map(Verdict.Reason::text).toList());
    json.writeEndObject();
    json.writeNullProperty("badge");
    new JsonFields(json).strings("links", List.of());
    json.writeEndObject();
  }

  private static String status(Verdict.Outcome outcome) {
    return switch (outcome) {
      case RUNS, LIMITS -> "passed";
      case DOES_NOT_RUN -> "failed";
      case NOT_APPLICABLE -> "not-applicable";
    };
  }

  private static double score(Verdict.Outcome outcome) {
    return switch (outcome) {
      case RUNS -> 1;
      case LIMITS -> 0.5;
      case DOES_NOT_RUN, NOT_APPLICABLE -> 0;
    };
  }
}
