package eu.riscale.hub.report;

import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;

/// A report that tells each result as soon as it is known. Piece by piece it gives the same bytes
/// as at once.
public interface GrowingReport extends Report {
  /// One more result, of a source that was checked.
  ///
  /// @param run that made it
  void add(Run run, ResourceResult result, Writer out) throws IOException;

  /// Whether results are told in the order of their sources, also where a later one ends before; if
  /// not, each is told as it ends.
  default boolean isInOrder() {
    return true;
  }

  /// What can be said only at the end, after all that were checked.
  void end(Results results, Writer out) throws IOException;

  @Override
  default void write(Results results, Writer out) throws IOException {
    for (ResourceResult result : results.list()) {
      if (result.isReached()) {
        add(results.run(), result, out);
      }
    }
    end(results, out);
  }
}
