package eu.riscale.hub.report.json;

import eu.riscale.hub.report.FolderReport;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ShownFindings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// What community partners hand in on each resource, `id/version/test_summary_hub.yaml`: a list of
/// what was tested, with the keys that the partners' guide asks for.
public final class TestSummaryReport implements FolderReport {
  @Override
  public Map<String, String> files(Results results) {
    Map<String, String> files = new TreeMap<>();
    ResourceFolder folders = new ResourceFolder();
    for (ResourceResult result : results.list()) {
      String file = folders.next(result.described()) + "/test_summary_hub.yaml";
      files.put(file, Json.yaml(json -> write(results.run(), result, json)));
    }
    return files;
  }

  private static void write(Run run, ResourceResult result, JsonGenerator json) {
    json.writeStartArray();
    String command = run.command();
    String source = result.described().source();
    boolean bad = result.hasErrors() || result.status() == ResourceResult.Status.UNCHECKED;
    String hub = "hub " + run.environment().hub();
    entry(new Entry("hub " + command, source, bad, "", result.findings()), hub, json);
    for (WeightsTest test : result.tests()) {
      String name = "hub " + command + " " + test.weights() + ": " + test.name();
      boolean failed = test.status() != WeightsTest.Status.PASSED;
      entry(new Entry(name, source, failed, test.reason(), test.findings()), hub, json);
    }
    json.writeEndArray();
  }

  /// @param reason why it failed, where no finding says it
  private record Entry(
      String name, String source, boolean failed, String reason, List<Finding> findings) {

    /// By places, so that one entry has one text a place.
    Map<String, String> texts(boolean errors) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (Finding one : ShownFindings.of(findings).first()) {
        if ((one.severity() == Severity.ERROR) == errors) {
          texts.merge(one.path().toString(), one.message(), (all, more) -> all + " " + more);
        }
      }
      return texts;
    }

    String error() {
      return findings.stream()
          .filter(one -> one.severity() == Severity.ERROR)
          .map(Finding::message)
          .findFirst()
          .orElse(reason.isEmpty() ? "It failed." : reason);
    }
  }

  /// @param versions what stands in the place of the reference's own
  private static void entry(Entry entry, String versions, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", entry.name());
    json.writeStringProperty("source_name", entry.source());
    json.writeStringProperty("status", entry.failed() ? "failed" : "passed");
    json.writeName("error");
    if (entry.failed()) {
      json.writeString(entry.error());
    } else {
      json.writeNull();
    }
    json.writeNullProperty("traceback");
    texts("nested_errors", entry.texts(true), json);
    json.writeStringProperty("bioimageio_spec_version", versions);
    json.writeStringProperty("bioimageio_core_version", versions);
    texts("warnings", entry.texts(false), json);
    json.writeEndObject();
  }

  private static void texts(String name, Map<String, String> texts, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    texts.forEach(json::writeStringProperty);
    json.writeEndObject();
  }
}
