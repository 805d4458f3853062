package eu.riscale.hub.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/// A report that is several files, as others collect them. On one stream they follow each other.
public interface FolderReport extends Report {
  /// @return by names below the folder, with `/`, the texts of the files; no name leads out of it
  Map<String, String> files(Results results);

  @Override
  default void write(Results results, Writer out) throws IOException {
    for (String text : files(results).values()) {
      out.write(text);
    }
  }
}
