package eu.riscale.hub.report.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The JSON Schema of the JSON report.
public final class ReportSchema {
  private ReportSchema() {}

  /// With a line feed at its end.
  public static String text() throws IOException {
    try (InputStream in = ReportSchema.class.getResourceAsStream("report.schema.json")) {
      if (in == null) {
        throw new IOException("the schema is not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
