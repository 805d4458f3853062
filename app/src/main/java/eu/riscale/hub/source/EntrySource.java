package eu.riscale.hub.source;

import eu.riscale.hub.spec.CollectionModels;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// The description that an entry of a collection stands for. In part it may be written in other
/// files than its own, so that it is a document and no bytes.
public final class EntrySource implements RdfSource {
  private final RdfSource collection;
  private final CollectionModels.Opened entry;

  private EntrySource(RdfSource collection, CollectionModels.Opened entry) {
    this.collection = collection;
    this.entry = entry;
  }

  /// @param collection is closed with the entry
  static EntrySource open(RdfSource collection, String at) throws SourceException {
    try {
      YamlDocument document = YamlReader.read(collection.readRdf());
      return new EntrySource(
          collection,
          CollectionModels.open(document, collection.files(), at)
              .orElseThrow(() ->
                  new SourceException(
                      "no description is at hand for its entry "
                          + at
                          + "; 'hub validate' on the collection says why.")));
    } catch (SourceException e) {
      try {
        collection.close();
      } catch (IOException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  /// The path of the description below the folder of the collection; empty where it stands in it.
  public Optional<String> file() {
    return entry.file();
  }

  /// With a word on what the lines of the file do not show.
  public Validation told(Validation judged) {
    return entry.told(judged);
  }

  @Override
  public String rdfName() {
    return entry.file().orElse(collection.rdfName());
  }

  @Override
  public byte[] readRdf() throws SourceException {
    if (entry.file().isEmpty()) {
      return collection.readRdf();
    }
    try (InputStream in =
        collection.files().open(new FileSource.RelativePath(entry.file().get()))) {
      return Limited.read(in, MAX_RDF_BYTES);
    } catch (IOException e) {
      throw new SourceException("it cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  /// The collection tells of its own.
  @Override
  public List<Bent> bent() {
    return List.of();
  }

  @Override
  public YamlDocument document() {
    return entry.document();
  }

  @Override
  public FileLookup files() {
    return entry.files();
  }

  @Override
  public void close() throws IOException {
    collection.close();
  }
}
