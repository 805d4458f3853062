package eu.riscale.hub.report.read;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Sample;
import eu.riscale.hub.report.Style;
import eu.riscale.hub.report.TextReport;
import eu.riscale.hub.report.json.JsonReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report that is read back says what it said, and what is no report is told in words.
class ReportReaderTest {
  @TempDir Path dir;

  @Test
  void whatWasWrittenIsRead() throws Exception {
    Results all =
        Sample.results(
            "test", Sample.failed(), Sample.valid("models/a"), Sample.onGpu(), Sample.unreadable());
    Results read = read(text(new JsonReport(), all));
    for (Report report : new Report[] {new JsonReport(), new TextReport(Style.PLAIN)}) {
      assertThat(text(report, read)).isEqualTo(text(report, all));
    }
  }

  private Results read(String json) throws Exception {
    return ReportReader.read(Files.writeString(dir.resolve("r.json"), json).toString());
  }

  private static String text(Report report, Results results) throws IOException {
    StringWriter out = new StringWriter();
    report.write(results, out);
    return out.toString();
  }
}
