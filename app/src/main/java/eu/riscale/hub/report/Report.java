package eu.riscale.hub.report;

import java.io.IOException;
import java.io.Writer;

/// One way to write results. The same results always give the same bytes.
public interface Report {
  /// @param out left open
  void write(Results results, Writer out) throws IOException;
}
