package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A resource as a collection lists it.
///
/// @param at where it is listed, such as `collection[2]`
/// @param fields as written
/// @param group the type that the list it stands in is of; empty in `collection`
public record ListedEntry(RdfPath at, YamlMapping fields, Optional<String> group) {

  /// Those that are mappings; what is none, the decoder of the collection reports.
  public static List<ListedEntry> of(YamlMapping collection) {
    List<ListedEntry> entries = new ArrayList<>();
    add(collection, "collection", Optional.empty(), entries);
    if (Groups.areIn(collection)) {
      for (String group : Groups.NAMES) {
        add(collection, group, Optional.of(group), entries);
      }
    }
    return entries;
  }

  /// How many a collection lists, those that are no mappings as well.
  public static int count(YamlMapping collection) {
    int count = count(collection, "collection");
    if (Groups.areIn(collection)) {
      count += Groups.NAMES.stream().mapToInt(group -> count(collection, group)).sum();
    }
    return count;
  }

  private static int count(YamlMapping collection, String list) {
    return collection.get(list) instanceof YamlSequence sequence ? sequence.items().size() : 0;
  }

  private static void add(
      YamlMapping collection, String list, Optional<String> group, List<ListedEntry> entries) {
    if (!(collection.get(list) instanceof YamlSequence sequence)) {
      return;
    }
    for (int i = 0; i < sequence.items().size(); i++) {
      if (sequence.items().get(i) instanceof YamlMapping fields) {
        entries.add(new ListedEntry(RdfPath.ROOT.field(list).index(i), fields, group));
      }
    }
  }

  /// The field that says where the description of the resource is; empty where it stands in place.
  public Optional<String> sourceField() {
    return CollectionEntry.SOURCES.stream().filter(name -> isGiven(fields.get(name))).findFirst();
  }

  /// Where the description of the resource is, where that is a path or an address.
  public Optional<FileSource> source() {
    return sourceField().flatMap(this::text).flatMap(FileSource::parse);
  }

  /// The id that the entry itself gives.
  public Optional<String> id() {
    return text("id");
  }

  /// The field as text.
  public Optional<String> text(String field) {
    return text(fields, field);
  }

  static Optional<String> text(YamlMapping mapping, String field) {
    return mapping.get(field) instanceof YamlScalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  private static boolean isGiven(@Nullable Object node) {
    return node != null && !(node instanceof YamlScalar scalar && scalar.isNull());
  }
}
