package eu.riscale.hub.report.json;

import eu.riscale.hub.report.GrowingReport;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;

/// One JSON object a line for each source: its result as in the JSON report, and in front of it the
/// tool and command that it is of, so that each line can be kept, sorted and joined with others.
public final class JsonLinesReport implements GrowingReport {
  @Override
  public void add(Run run, ResourceResult result, Writer out) throws IOException {
    Json.inOneLine(
        out,
        json -> {
          json.writeStartObject();
          json.writeObjectPropertyStart("tool");
          json.writeStringProperty("name", "hub");
          json.writeStringProperty("version", run.environment().hub());
          json.writeEndObject();
          json.writeStringProperty("schema", JsonReport.SCHEMA + ":line");
          json.writeStringProperty("command", run.command());
          new ResultJson(json).write(result);
          json.writeEndObject();
        });
  }

  @Override
  public boolean isInOrder() {
    return false;
  }

  /// Sources that hub did not get to have lines, too: there are as many lines as sources.
  @Override
  public void end(Results results, Writer out) throws IOException {
    for (ResourceResult unchecked : results.unchecked()) {
      add(results.run(), unchecked, out);
    }
  }
}
