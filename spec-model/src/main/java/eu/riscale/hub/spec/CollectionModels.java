package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryReader;
import eu.riscale.hub.spec.collection.ListedEntry;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models that a collection lists, for whoever wants each by itself.
public final class CollectionModels {

  /// The description that an entry stands for.
  ///
  /// @param file where it lies, a path below the folder of the collection; empty where it stands in
  ///   place
  /// @param files what it names
  public record Opened(YamlDocument document, Optional<String> file, FileLookup files) {}

  private CollectionModels() {}

  /// Where the models that are at hand are listed, such as `collection[2]`; none in a description
  /// that is no collection.
  ///
  /// @param files those beside the collection
  public static List<RdfPath> of(YamlDocument collection, FileLookup files) {
    List<RdfPath> models = new ArrayList<>();
    if (collection.root() instanceof YamlMapping root && isCollection(root)) {
      EntryReader reader = new EntryReader(collection, root, files);
      for (ListedEntry entry : ListedEntry.of(root)) {
        if (reader.read(entry, new Findings()) instanceof EntryReader.Whole(var document, var file)
            && document.type().equals(Optional.of("model"))) {
          models.add(entry.at());
        }
      }
    }
    return models;
  }

  /// The description of one entry; empty where there is none, or it cannot be read.
  ///
  /// @param at where it is listed, such as `collection[2]`
  public static Optional<Opened> open(YamlDocument collection, FileLookup files, String at) {
    if (!(collection.root() instanceof YamlMapping root) || !isCollection(root)) {
      return Optional.empty();
    }
    EntryReader reader = new EntryReader(collection, root, files);
    return ListedEntry.of(root).stream()
        .filter(entry -> entry.at().toString().equals(at))
        .map(entry -> reader.read(entry, new Findings()))
        .flatMap(read ->
            read instanceof EntryReader.Whole whole
                ? Optional.of(opened(whole, files)).stream()
                : Optional.<Opened>empty().stream())
        .findFirst();
  }

  private static Opened opened(EntryReader.Whole entry, FileLookup files) {
    Optional<FileSource.RelativePath> file = entry.file().map(FileSource.RelativePath::new);
    return new Opened(
        entry.document().document(), entry.file(), EntryFiles.of(entry.document(), file, files));
  }

  private static boolean isCollection(YamlMapping root) {
    return root.get("type") instanceof YamlScalar type && type.text().equals("collection");
  }
}
