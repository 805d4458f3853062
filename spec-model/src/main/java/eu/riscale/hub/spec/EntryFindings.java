package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryDocument;
import eu.riscale.hub.spec.collection.EntryDocument.Origin;
import eu.riscale.hub.spec.collection.InFile;
import eu.riscale.hub.spec.collection.ListedEntry;
import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is found in the entries of a collection, at the places where it is to be fixed: the entry,
/// or the field of the collection that its entries inherit. One field that many inherit gives one
/// finding.
final class EntryFindings {
  private final Set<Place> known = new HashSet<>();
  private final Set<Said> said = new HashSet<>();
  private final List<Finding> list = new ArrayList<>();
  private final Map<Place, Inherited> inherited = new LinkedHashMap<>();

  private record Place(Code code, RdfPath path) {
    static Place of(Finding finding) {
      return new Place(finding.code(), finding.path());
    }
  }

  private record Said(RdfPath path, String message) {}

  private record Inherited(Finding finding, RdfPath first, int entries) {}

  /// @param collection what is said of the collection itself need not be said again
  EntryFindings(Validation collection) {
    collection.findings().forEach(finding -> known.add(Place.of(finding)));
  }

  /// Adds what is said of the list of entries.
  void addOwn(List<Finding> findings) {
    for (Finding finding : findings) {
      if (!isKnown(finding) && said.add(new Said(finding.path(), finding.message()))) {
        list.add(finding);
      }
    }
  }

  /// That a type is no text is told of the entry, and of its description again.
  private boolean isKnown(Finding finding) {
    return known.contains(Place.of(finding))
        || (finding.code().equals(HeaderCodes.TYPE_NOT_TEXT)
            && known.contains(new Place(TypeCodes.NOT_TEXT, finding.path())));
  }

  /// Adds what is said of the description that an entry stands for.
  ///
  /// @param file where that lies; empty where it stands in place
  void add(
      ListedEntry entry,
      EntryDocument document,
      Optional<FileSource.RelativePath> file,
      List<Finding> findings) {
    for (Finding finding : findings) {
      List<Object> segments = finding.path().segments();
      Origin origin =
          segments.isEmpty() ? null : document.origins().get(segments.getFirst().toString());
      if (origin == Origin.COLLECTION && finding.code().equals(HeaderCodes.VERSION_UNSUPPORTED)) {
        addOwn(List.of(withoutVersion(entry, finding)));
      } else if (origin == Origin.COLLECTION) {
        addInherited(entry, finding, segments.size());
      } else if (!isSaidOfCollection(finding, origin)) {
        boolean ofFile = file.isPresent() && origin != Origin.ENTRY;
        addOwn(
            List.of(
                ofFile
                    ? inFile(entry, file.get(), finding)
                    : inEntry(entry, document, finding, file)));
      }
    }
  }

  /// A field that the type of the entry does not have is a default for others.
  private void addInherited(ListedEntry entry, Finding finding, int depth) {
    boolean unknown = depth == 1 && finding.code().equals(FieldCodes.UNKNOWN);
    Place place = Place.of(finding);
    if (!unknown && !known.contains(place)) {
      inherited.merge(
          place,
          new Inherited(unplaced(finding.inWords("")), entry.at(), 1),
          (first, next) -> new Inherited(first.finding(), first.first(), first.entries() + 1));
    }
  }

  /// Types count their versions apart, so that the collection's may be none of the entry's.
  private static Finding withoutVersion(ListedEntry entry, Finding finding) {
    return unplaced(finding)
        .at(entry.at().field("format_version"))
        .message(
            "The entry has no format_version and takes that of the collection: "
                + finding.message())
        .hint("Add the format_version of the entry to the entry.");
  }

  /// What no field says is said once, of the collection, from which it could be inherited.
  private boolean isSaidOfCollection(Finding finding, @Nullable Origin origin) {
    return origin == null
        && !finding.path().equals(RdfPath.ROOT)
        && known.contains(Place.of(finding));
  }

  private static Finding inEntry(
      ListedEntry entry,
      EntryDocument document,
      Finding judged,
      Optional<FileSource.RelativePath> file) {
    Finding finding = EntryNames.own(document, judged);
    List<Edit> edits = finding.edits();
    boolean here = edits.stream().allMatch(edit -> isOfEntry(edit, document));
    Finding told = here ? finding : finding.inWords("");
    Finding placed = file.isPresent() ? unplaced(told) : told;
    Finding inEntry = placed.at(below(entry.at(), finding.path()));
    return here
        ? inEntry.fix(
            edits.stream()
                .map(edit -> edit.at(below(entry.at(), edit.place().orElseThrow())))
                .toArray(Edit[]::new))
        : inEntry;
  }

  /// Whether a change can be made in the entry: what it changes stands there, or what it writes
  /// takes the place of what the entry has from elsewhere.
  private static boolean isOfEntry(Edit edit, EntryDocument document) {
    List<Object> segments = edit.place().map(RdfPath::segments).orElse(List.of());
    if (segments.isEmpty()) {
      return false;
    }
    Origin origin = document.origins().get(segments.getFirst().toString());
    boolean writes = edit instanceof Edit.Write || edit instanceof Edit.Example;
    return origin == Origin.ENTRY || (writes && (origin == null || segments.size() == 1));
  }

  private static Finding inFile(ListedEntry entry, FileSource.RelativePath file, Finding finding) {
    Finding inWords = finding.inWords("In " + file.path() + ":\n");
    Finding told = unplaced(inWords.message(InFile.message(finding, file.path())));
    return told.at(below(entry.at(), finding.path()));
  }

  private static RdfPath below(RdfPath entry, RdfPath path) {
    RdfPath at = entry;
    for (Object segment : path.segments()) {
      at = segment instanceof Integer index ? at.index(index) : at.field(segment.toString());
    }
    return at;
  }

  /// A place in another file is none in the collection.
  private static Finding unplaced(Finding finding) {
    return new Finding(
        finding.code(),
        finding.severity(),
        finding.path(),
        finding.message(),
        finding.expected(),
        finding.hint(),
        List.of(),
        false,
        null);
  }

  /// All that was found, without places where they are to be looked up.
  List<Finding> list() {
    List<Finding> all = new ArrayList<>(list);
    for (Inherited each : inherited.values()) {
      String more = each.entries() == 1 ? "" : " and " + (each.entries() - 1) + " more";
      String takers = each.first() + more + (each.entries() == 1 ? " takes" : " take");
      Finding finding = each.finding();
      all.add(finding.message(finding.message() + " (" + takers + " this from the collection.)"));
    }
    return all;
  }
}
