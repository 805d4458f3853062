package eu.riscale.hub.source;

import eu.riscale.hub.spec.file.FileLookup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// A description from standard input. Its files are looked up from the current folder.
public final class StreamSource implements RdfSource {
  private final byte[] rdf;
  private final FolderSource current;

  private StreamSource(byte[] rdf, FolderSource current) {
    this.rdf = rdf;
    this.current = current;
  }

  static StreamSource read(InputStream in) throws SourceException {
    try {
      return new StreamSource(
          Limited.read(in, MAX_RDF_BYTES), FolderSource.ofFile(Path.of("stdin")));
    } catch (IOException e) {
      throw new SourceException("standard input cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  @Override
  public String rdfName() {
    return "<stdin>";
  }

  @Override
  public byte[] readRdf() {
    return rdf.clone();
  }

  @Override
  public List<Bent> bent() {
    return List.of();
  }

  @Override
  public FileLookup files() {
    return current.files();
  }

  @Override
  public void close() {}
}
