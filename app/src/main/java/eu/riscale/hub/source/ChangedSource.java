package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A source whose description says something else than is written there.
///
/// @param source closed by whoever opened it
/// @param files those beside the description
public record ChangedSource(RdfSource source, FileLookup files, String text) implements RdfSource {
  /// A text in the place of a file, which need not be there yet.
  public static ChangedSource of(Path description, FileLookup files, String text) {
    return new ChangedSource(FolderSource.ofFile(description), files, text);
  }

  @Override
  public String rdfName() {
    return source.rdfName();
  }

  @Override
  public byte[] readRdf() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Bent> bent() {
    return source.bent();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
