package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Findings about the fields that all types of descriptions have.
final class OfMetadata {
  private static final Pattern SERIES = Pattern.compile("v?(\\d+)[.,](\\d+)");

  static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE =
      Map.ofEntries(
          Map.entry("type-missing", OfMetadata::type),
          Map.entry("type-not-text", OfMetadata::type),
          Map.entry("type-unknown", OfMetadata::type),
          Map.entry("format-version-missing", OfMetadata::version),
          Map.entry("format-version-not-text", OfMetadata::version),
          Map.entry("format-version-malformed", OfMetadata::version),
          Map.entry("format-version-unsupported", OfMetadata::version),
          Map.entry("format-version-newer", OfMetadata::version),
          Map.entry("license-deprecated", OfMetadata::deprecated),
          Map.entry("license-not-listed", OfWords::licence),
          Map.entry("license-own", Plain::none),
          Map.entry("description-long", OfPlainTexts::shorter),
          Map.entry("name-long", OfPlainTexts::shorter),
          Map.entry("cite-without-target", OfMetadata::target),
          Map.entry("maintainer-missing", OfMetadata::maintainers),
          Map.entry("tag-category-missing", Plain::none),
          Map.entry("fair-field-empty", OfForms::sampleOrRemove),
          Map.entry("collection-entry-empty", OfMetadata::entry),
          Map.entry("collection-id-duplicate", OfMetadata::otherId),
          Map.entry("id-invalid", OfMetadata::id),
          Map.entry("parent-is-self", OfMetadata::parent),
          Map.entry("parent-not-linked", OfMetadata::parentNotLinked));

  private OfMetadata() {}

  /// The type that the other fields speak of.
  private static List<List<Edit>> type(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    place.only().ifPresent(item -> all.add(place.write(item)));
    List<String> types =
        List.of("model", "dataset", "application", "notebook", "collection", "generic");
    String written = place.text().strip().toLowerCase(Locale.ROOT);
    for (String type : types) {
      if (!written.isEmpty() && (type.equals(written) || (type + "s").equals(written))) {
        all.add(place.write(type));
      }
    }
    if (!all.isEmpty()) {
      return all;
    }
    OfWords.words(place).stream()
        .filter(edits -> edits.getFirst() instanceof Edit.Write)
        .forEach(all::add);
    List<String> fields = new Tree(place.root()).fields(RdfPath.ROOT);
    if (fields.contains("weights") || fields.contains("inputs")) {
      all.add(0, place.write("model"));
      return all;
    } else if (fields.contains("collection")) {
      all.add(place.example("collection"));
    }
    types.subList(1, types.size()).forEach(type -> all.add(place.example(type)));
    return all;
  }

  /// The newest version of the series that is meant, else of the type.
  private static List<List<Edit>> version(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String type = new Tree(place.root()).text(RdfPath.ROOT.field("type"));
    Matcher series = SERIES.matcher(place.text());
    boolean told = series.lookingAt();
    String newest = "";
    for (ResourceFormat format : ResourceFormat.values()) {
      FormatVersion version = format.newest();
      if (format.type().equals(type)) {
        newest = version.toString();
        if (told
            && (version.major() + "." + version.minor())
                .equals(series.group(1) + "." + series.group(2))) {
          all.add(place.write(version.toString()));
        }
      }
    }
    if (!newest.isEmpty()) {
      all.add(place.example(newest));
    }
    place.sample().ifPresent(value -> all.add(place.example(value)));
    return all;
  }

  private static List<List<Edit>> deprecated(Place place) {
    String id = place.text().replaceAll("\\+$", "");
    boolean later = place.text().endsWith("+");
    List<List<Edit>> all = new ArrayList<>();
    all.add(place.write(id + (later ? "-or-later" : "-only")));
    all.add(place.write(id + (later ? "-only" : "-or-later")));
    Licences.meant(id).forEach(other -> all.add(place.write(other)));
    return all;
  }

  /// For a field of a citation that leads nowhere: what is proposed, with where it leads.
  static List<List<Edit>> withTarget(Place place, List<List<Edit>> proposals) {
    RdfPath entry = place.path().isRoot() ? place.path() : place.path().parent();
    List<String> fields = new Tree(place.root()).fields(entry);
    boolean leadsNowhere =
        !entry.isRoot()
            && entry.parent().segments().equals(List.of("cite"))
            && !fields.contains("doi")
            && !fields.contains("url");
    return leadsNowhere
        ? proposals.stream()
            .flatMap(edits -> target(place, entry).stream().map(target -> both(edits, target)))
            .toList()
        : List.of();
  }

  private static List<Edit> both(List<Edit> some, List<Edit> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static List<List<Edit>> target(Place place) {
    return target(place, place.path());
  }

  private static List<List<Edit>> target(Place place, RdfPath entry) {
    List<List<Edit>> all = new ArrayList<>();
    for (String field : List.of("doi", "url")) {
      RdfPath at = entry.field(field);
      place
          .samples()
          .at(place.root(), at)
          .ifPresent(value -> all.add(List.of(Place.exampleAt(at, value))));
    }
    return all;
  }

  private static List<List<Edit>> maintainers(Place place) {
    RdfPath at = RdfPath.ROOT.field("maintainers");
    return List.of(List.of(new Edit.Example(at, "- github_user: your-github-name")));
  }

  private static List<List<Edit>> entry(Place place) {
    RdfPath id = place.path().field("id");
    List<Edit> named =
        Edited.at(place.root(), id).isPresent()
            ? List.of()
            : List.of(new Edit.Example(id, "my-resource"));
    return CollectionEntry.SOURCES.stream()
        .map(source -> new Edit.Example(place.path().field(source), "first/rdf.yaml"))
        .map(source -> both(named, List.of(source)))
        .toList();
  }

  private static List<List<Edit>> otherId(Place place) {
    return List.of(place.example(place.text() + "-2"), place.example(place.text() + "-3"));
  }

  /// An id, or the nickname that older formats take for one.
  private static List<List<Edit>> id(Place place) {
    List<List<Edit>> all = new ArrayList<>(OfTexts.resourceId(place));
    RdfPath nickname = RdfPath.ROOT.field("config").field("bioimageio").field("nickname");
    Optional<YamlNode> name = Edited.at(place.root(), nickname);
    if (name.orElse(null) instanceof YamlScalar scalar) {
      String id = scalar.text().strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      all.add(List.of(new Edit.Write(nickname, id)));
      all.add(List.of(new Edit.Remove(nickname)));
    }
    return all;
  }

  private static List<List<Edit>> parent(Place place) {
    return List.of(List.of(new Edit.Remove(place.path().parent())));
  }

  private static List<List<Edit>> parentNotLinked(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    RdfPath id = place.path().field("id");
    all.add(List.of(new Edit.Example(id, "affable-shark")));
    place.sample().ifPresent(value -> all.add(place.example(value)));
    return all;
  }
}
