package eu.riscale.hub.report;

import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/// One way to write results. The same results always give the same bytes.
public interface Report {
  /// @param command the subcommand that made the results, such as `validate`
  /// @param out left open
  void write(String command, List<ResourceResult> results, Writer out) throws IOException;
}
