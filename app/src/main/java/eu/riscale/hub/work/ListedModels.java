package eu.riscale.hub.work;

import eu.riscale.hub.source.EntryName;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.CollectionModels;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The models of the collections among some sources, as sources of their own.
public final class ListedModels {
  private static final String WORD = "collection";

  private ListedModels() {}

  /// The sources in their order, each collection followed by its models. What cannot be read is
  /// left to whoever opens it.
  public static List<String> with(List<String> sources) {
    List<String> all = new ArrayList<>();
    for (String source : sources) {
      all.add(source);
      all.addAll(of(source));
    }
    return all;
  }

  private static List<String> of(String source) {
    try {
      // A pipe can be read only once.
      Path path = Path.of(source);
      return Files.isRegularFile(path) || Files.isDirectory(path) ? opened(source) : List.of();
    } catch (InvalidPathException | SourceException | IOException e) {
      return List.of();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return List.of(); // It will fail again where it is told.
    }
  }

  private static List<String> opened(String given) throws SourceException, IOException {
    try (RdfSource source = RdfSource.open(given, InputStream.nullInputStream())) {
      byte[] rdf = source.readRdf();
      // Nearly all sources are models, which need not be read twice.
      if (!new String(rdf, StandardCharsets.ISO_8859_1).contains(WORD)) {
        return List.of();
      }
      return CollectionModels.of(YamlReader.read(rdf), source.files()).stream()
          .map(at -> EntryName.of(given, at.toString()))
          .toList();
    }
  }
}
