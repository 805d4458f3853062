package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The resources that a collection lists. Most descriptions have one name, which is the
/// collection's own, so that a path to one of them is not without its folder.
final class OfEntries {
  private OfEntries() {}

  /// For a mapping that is expected, of an entry as of anything else.
  static List<List<Edit>> mapping(Place place) {
    RdfPath path = place.path();
    boolean isEntry =
        !path.isRoot() && path.parent().toString().equals("collection") && !place.text().isEmpty();
    return isEntry ? entry(place) : OfForms.mapping(place);
  }

  /// Whether a path leads to the description of an entry.
  static boolean isSource(Place place) {
    return CollectionEntry.SOURCES.contains(place.field());
  }

  /// An entry that is written as the path or address of its description alone.
  private static List<List<Edit>> entry(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    String source = place.text().strip();
    if (source.endsWith(".yaml") || source.endsWith(".yml")) {
      List<String> names = names(source);
      String folder = names.size() > 1 ? names.get(names.size() - 2) : "";
      String id = folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      YamlMapping named =
          Values.mapping("id", Values.text(id.replaceAll("^-|-$", "").isEmpty() ? "first" : id));
      all.add(place.example(Values.with(named, field(place), Values.text(source))));
    }
    all.addAll(OfForms.sampleOrRemove(place));
    return all;
  }

  /// For a path: folder and name of the description, which are to lie beside the collection.
  static List<List<Edit>> source(Place place) {
    List<List<Edit>> all = new ArrayList<>();
    List<String> names = names(place.text().strip());
    boolean isAddress = place.text().contains("://");
    String folder = names.size() > 1 ? names.get(names.size() - 2) + "/" : "";
    String nearest = names.isEmpty() ? "" : folder + names.getLast();
    if (!isAddress && !DescriptionName.is(nearest)) {
      all.addAll(place.beside(nearest, nearest));
    }
    // An address in the place of a path would pass, and the description would not be looked at.
    boolean isPath = !isAddress && !names.isEmpty();
    all.addAll(isPath ? List.of(place.example("first/rdf.yaml")) : OfForms.sampleOrRemove(place));
    return all;
  }

  private static List<String> names(String path) {
    return Arrays.stream(path.split("[/\\\\]+", -1))
        .filter(name -> !name.matches("\\.{0,2}|[A-Za-z]:|~"))
        .toList();
  }

  /// What the format of the collection calls the source of an entry.
  private static String field(Place place) {
    String version = new Tree(place.root()).text(RdfPath.ROOT.field("format_version"));
    return CollectionEntry.SOURCES.get(version.startsWith("0.3") ? 1 : 0);
  }
}
