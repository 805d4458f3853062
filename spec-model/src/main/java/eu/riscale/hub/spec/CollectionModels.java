package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryDocument;
import eu.riscale.hub.spec.collection.EntryDocument.Origin;
import eu.riscale.hub.spec.collection.EntryReader;
import eu.riscale.hub.spec.collection.ListedEntry;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The models that a collection lists, for whoever wants each by itself.
public final class CollectionModels {

  /// The description that an entry stands for.
  ///
  /// @param file where it lies, a path below the folder of the collection; empty where it stands in
  ///   place
  /// @param files what it names
  /// @param at where it is listed
  /// @param origins where each field comes from
  public record Opened(
      YamlDocument document,
      Optional<String> file,
      FileLookup files,
      String at,
      Map<String, Origin> origins) {

    /// With a word on what the lines of the file do not show: that the collection says it.
    public Validation told(Validation judged) {
      return new Validation(
          judged.document(),
          judged.judgedAs(),
          judged.readable(),
          judged.findings().stream().map(this::told).toList());
    }

    private Finding told(Finding finding) {
      List<Object> segments = finding.path().segments();
      Origin origin = segments.isEmpty() ? null : origins.get(segments.getFirst().toString());
      boolean isElsewhere =
          origin == Origin.COLLECTION || (origin == Origin.ENTRY && file.isPresent());
      return isElsewhere
          ? finding.message(
              finding.message()
                  + " ("
                  + (origin == Origin.ENTRY ? at + " says" : "The collection gives")
                  + " this to the entry.)")
          : finding;
    }
  }

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
                ? Optional.of(opened(whole, files, at)).stream()
                : Optional.<Opened>empty().stream())
        .findFirst();
  }

  private static Opened opened(EntryReader.Whole entry, FileLookup files, String at) {
    Optional<FileSource.RelativePath> file = entry.file().map(FileSource.RelativePath::new);
    return new Opened(
        withoutDefaultsOfOthers(entry.document()),
        entry.file(),
        EntryFiles.of(entry.document(), file, files),
        at,
        entry.document().origins());
  }

  /// What the collection gives to all its entries, but for fields that this one's type does not
  /// have: they are meant for others.
  private static YamlDocument withoutDefaultsOfOthers(EntryDocument entry) {
    YamlDocument whole = entry.document();
    Set<String> strange = new HashSet<>();
    for (Finding finding : DescriptionValidator.alone(whole).findings()) {
      List<Object> segments = finding.path().segments();
      if (finding.code().equals(FieldCodes.UNKNOWN)
          && segments.size() == 1
          && entry.origins().get(segments.getFirst().toString()) == Origin.COLLECTION) {
        strange.add(segments.getFirst().toString());
      }
    }
    return strange.isEmpty() || !(whole.root() instanceof YamlMapping root)
        ? whole
        : new YamlDocument(
            whole.text(),
            new YamlMapping(
                root.entries().stream().filter(field -> !strange.contains(field.key())).toList(),
                root.span()),
            whole.findings());
  }

  private static boolean isCollection(YamlMapping root) {
    return root.get("type") instanceof YamlScalar type && type.text().equals("collection");
  }
}
