package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The description that an entry of a collection stands for: the collection's own fields, over them
/// those of the file that the entry points at, and over these the entry's. Fields replace each
/// other as a whole.
///
/// @param document with the places of the file that most of it comes from
/// @param origins where each field comes from
public record EntryDocument(YamlDocument document, Map<String, Origin> origins) {
  /// What a resource has of its own, whatever the collection says.
  private static final Set<String> NEVER_INHERITED = Set.of("id", "collection");

  /// Where a field of the description is written.
  public enum Origin {
    COLLECTION,
    SOURCE,
    ENTRY
  }

  /// The description of an entry that stands in place.
  static EntryDocument inPlace(YamlDocument collection, YamlMapping root, ListedEntry entry) {
    Merge merge = new Merge(root, entry, new YamlMapping(List.of(), entry.fields().span()));
    YamlMapping fields = new YamlMapping(merge.entries(Place.KEPT), entry.fields().span());
    return new EntryDocument(
        new YamlDocument(CoveredLines.of(collection.text(), fields), fields, List.of()),
        merge.origins);
  }

  /// The description of an entry that points at a file. What the entry or the collection say
  /// besides has no place in that file.
  static EntryDocument of(
      YamlMapping root, ListedEntry entry, YamlDocument source, YamlMapping fields) {
    Merge merge = new Merge(root, entry, fields);
    List<Finding> found = source.findings();
    return new EntryDocument(
        new YamlDocument(
            source.text(), new YamlMapping(merge.entries(Place.NONE), fields.span()), found),
        merge.origins);
  }

  /// What type of resource it is; empty where nothing says so.
  public Optional<String> type() {
    return text("type");
  }

  /// The id, as the entry or the file that it points at has it.
  public Optional<String> id() {
    return text("id");
  }

  /// Whether the id is a list or has fields, which is said where it is read.
  public boolean isIdOfOtherForm() {
    YamlNode id = document.root() instanceof YamlMapping fields ? fields.get("id") : null;
    return id != null && !(id instanceof YamlScalar);
  }

  private Optional<String> text(String field) {
    return document.root() instanceof YamlMapping fields
        ? ListedEntry.text(fields, field)
        : Optional.empty();
  }

  /// Whether what a file does not say itself keeps the place where it is written.
  private enum Place {
    KEPT,
    NONE
  }

  private static final class Merge {
    private final Map<String, YamlMapping.Entry> fields = new TreeMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();
    private final Span none;

    Merge(YamlMapping root, ListedEntry entry, YamlMapping source) {
      Span start = source.span();
      none = new Span(start.line(), start.column(), start.line(), start.column() + 1);
      for (YamlMapping.Entry field : root.entries()) {
        if (!NEVER_INHERITED.contains(field.key()) && !isOfGroups(field, root)) {
          put(field, Origin.COLLECTION);
        }
      }
      YamlMapping.Entry type = fields.get("type");
      if (entry.group().isPresent() && type != null) {
        put(named(type, entry.group().get()), Origin.ENTRY);
      }
      source.entries().forEach(field -> put(field, Origin.SOURCE));
      for (YamlMapping.Entry field : entry.fields().entries()) {
        if (!CollectionEntry.OF_THE_ENTRY.contains(field.key())) {
          put(field, Origin.ENTRY);
        }
      }
      if (origins.get("type") == Origin.COLLECTION) {
        drop("type");
      }
      YamlMapping.Entry own = fields.get("type");
      boolean isModel =
          own != null && own.value() instanceof YamlScalar word && word.text().equals("model");
      // Models have none, unlike the collection.
      if (isModel && origins.get("badges") == Origin.COLLECTION) {
        drop("badges");
      }
    }

    private static boolean isOfGroups(YamlMapping.Entry field, YamlMapping root) {
      return Groups.NAMES.contains(field.key()) && Groups.areIn(root);
    }

    private static YamlMapping.Entry named(YamlMapping.Entry type, String name) {
      YamlScalar word = new YamlScalar(YamlScalar.Kind.STRING, name, type.value().span());
      return new YamlMapping.Entry(type.key(), type.keyKind(), type.keySpan(), word);
    }

    private void put(YamlMapping.Entry field, Origin origin) {
      fields.put(field.key(), field);
      origins.put(field.key(), origin);
    }

    private void drop(String field) {
      fields.remove(field);
      origins.remove(field);
    }

    List<YamlMapping.Entry> entries(Place place) {
      List<YamlMapping.Entry> entries = new ArrayList<>();
      fields.forEach((name, field) -> {
        boolean foreign = place == Place.NONE && origins.get(name) != Origin.SOURCE;
        entries.add(foreign ? moved(field) : field);
      });
      return List.copyOf(entries);
    }

    private YamlMapping.Entry moved(YamlMapping.Entry field) {
      return new YamlMapping.Entry(field.key(), field.keyKind(), none, moved(field.value()));
    }

    private YamlNode moved(YamlNode node) {
      return switch (node) {
        case YamlScalar scalar -> new YamlScalar(scalar.kind(), scalar.text(), none);
        case YamlSequence list ->
            new YamlSequence(list.items().stream().map(this::moved).toList(), none);
        case YamlMapping mapping ->
            new YamlMapping(mapping.entries().stream().map(this::moved).toList(), none);
      };
    }
  }
}
