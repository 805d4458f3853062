package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryCodes;
import eu.riscale.hub.spec.collection.EntryDocument;
import eu.riscale.hub.spec.collection.EntryReader;
import eu.riscale.hub.spec.collection.ListedEntry;
import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.rule.file.ChecksumMatches;
import eu.riscale.hub.spec.rule.file.OnceRead;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Judges the resources that a collection lists, each as a description of its own type. Those that
/// are not at hand are counted, so that the verdict on a collection tells how far it goes.
public final class CollectionValidator {
  private final Validation collection;
  private final FileLookup files;
  private final Scope scope;
  private final EntryJudge judge;
  private final EntryReader reader;
  private final EntryFindings found;
  private final Map<String, RdfPath> ids = new HashMap<>();
  private final Map<EntryReader.Why, List<String>> notRead = new EnumMap<>(EntryReader.Why.class);

  /// Which entries are judged.
  public enum Scope {
    ALL,
    /// Models are left to whoever tests or shows each of them by itself.
    WITHOUT_MODELS
  }

  /// Judges one entry.
  @FunctionalInterface
  public interface EntryJudge {
    /// @param entry the description that the entry stands for
    /// @param files what it names
    Validation judge(YamlDocument entry, FileLookup files);
  }

  private CollectionValidator(
      Validation collection, YamlMapping root, FileLookup files, Scope scope, EntryJudge judge) {
    this.collection = collection;
    this.files = files;
    this.scope = scope;
    this.judge = judge;
    this.reader = new EntryReader(collection.document(), root, files);
    this.found = new EntryFindings(collection);
  }

  /// Adds what is to be said about the entries of a collection; what is none stays as it is.
  ///
  /// @param judged the description itself
  /// @param files those beside it, none where only descriptions are read
  public static Validation judge(
      Validation judged, FileLookup files, Scope scope, EntryJudge judge) {
    return judged.isCollection() && judged.document().root() instanceof YamlMapping root
        ? new CollectionValidator(judged, root, files, scope, judge).withEntries(root)
        : judged;
  }

  private Validation withEntries(YamlMapping root) {
    for (ListedEntry entry : ListedEntry.of(root)) {
      Findings out = new Findings();
      Bug.guard(CollectionValidator.class, entry.at(), out, () -> judge(entry, out));
      found.addOwn(out.list());
    }
    notRead.forEach((why, entries) -> found.addOwn(List.of(notJudged(why, entries, root))));
    Findings all = new Findings();
    all.addAll(found.list());
    return DescriptionValidator.with(OutsideFiles.toldOnce(collection, all), all.list());
  }

  private void judge(ListedEntry entry, Findings out) {
    checkSourceName(entry, out);
    switch (reader.read(entry, out)) {
      case EntryReader.Wrong wrong -> entry.id().ifPresent(id -> checkId(id, entry, out));
      case EntryReader.NotRead(var why) -> {
        entry.id().ifPresent(id -> checkId(id, entry, out));
        notRead.computeIfAbsent(why, first -> new ArrayList<>()).add(entry.at().toString());
      }
      case EntryReader.Whole(var document, var path) -> {
        Optional<FileSource.RelativePath> file = path.map(FileSource.RelativePath::new);
        document.id().ifPresent(id -> checkId(id, entry, out));
        if (document.id().isEmpty() && !document.isIdOfOtherForm() && !isToldOtherwise(entry)) {
          out.add(withoutId(entry, file));
        }
        if (isRightFile(entry, file, out) && isJudged(document, entry, out)) {
          judge(entry, document, file);
        }
      }
    }
  }

  private void judge(
      ListedEntry entry, EntryDocument document, Optional<FileSource.RelativePath> file) {
    FileLookup own = EntryFiles.of(document, file, files);
    found.add(entry, document, file, judge.judge(document.document(), own).findings());
  }

  /// Whether it has a type that an entry may have, and is none that others look at.
  private boolean isJudged(EntryDocument document, ListedEntry entry, Findings out) {
    String type = document.type().orElse("");
    if (type.equals("collection")) {
      String field = entry.fields().get("type") == null ? entry.sourceField().orElse("") : "type";
      out.add(
          Finding.of(EntryCodes.NESTED, entry.at().field(field), "The entry is a collection.")
              .hint("List its entries here, each with its own rdf_source."));
      return false;
    }
    if (type.isEmpty() && entry.sourceField().isEmpty()) {
      RdfPath place = entry.at().field("type");
      if (entry.fields().get("type") != null) {
        out.add(BrokenParts.waits("all other fields of " + entry.at(), place));
      }
      return false; // The decoder of the collection says so.
    }
    return scope == Scope.ALL || !type.equals("model");
  }

  /// Compared without regard to case, as ids are read.
  private void checkId(String id, ListedEntry entry, Findings out) {
    RdfPath first = ids.putIfAbsent(id.toLowerCase(Locale.ROOT), entry.at());
    if (first != null) {
      out.add(
          Finding.of(
                  EntryCodes.DUPLICATE,
                  entry.at().field("id"),
                  "'" + id + "' is also the id of " + first + ".")
              .hint("Give each entry an id of its own.")
              .fix(new Edit.Example(entry.at().field("id"), "my-resource-" + ids.size())));
    }
  }

  /// Whether another finding says what becomes of the id: that there is nothing in the entry, or
  /// that a name in it is that of no field, but nearly `id`.
  private static boolean isToldOtherwise(ListedEntry entry) {
    YamlMapping fields = entry.fields();
    boolean isEmpty = fields.get("type") == null && entry.sourceField().isEmpty();
    boolean isMisspelt =
        fields.entries().stream()
            .anyMatch(field -> DidYouMean.nearest(field.key(), List.of("id")).isPresent());
    return fields.get("id") == null && (isEmpty || isMisspelt);
  }

  private static Finding withoutId(ListedEntry entry, Optional<FileSource.RelativePath> file) {
    boolean isEmpty = entry.fields().get("id") != null;
    String where = file.map(path -> ", nor has " + path + " one").orElse("");
    return Finding.of(
            EntryCodes.NO_ID,
            isEmpty ? entry.at().field("id") : entry.at(),
            isEmpty ? "The id of the entry is empty." : "The entry has no id" + where + ".")
        .hint("Add one that no other entry has.")
        .fix(new Edit.Example(entry.at().field("id"), "my-resource"));
  }

  private void checkSourceName(ListedEntry entry, Findings out) {
    boolean newest = collection.judgedAs().equals(Optional.of(ResourceFormat.COLLECTION_0_3));
    boolean declaredNewest = collection.formatVersion().orElse("").startsWith("0.3");
    String right = newest && declaredNewest ? "entry_source" : "rdf_source";
    entry
        .sourceField()
        .filter(name -> !name.equals(right))
        .ifPresent(name ->
            out.add(
                Finding.of(
                        EntryCodes.SOURCE_NAME,
                        entry.at().field(name),
                        "Format "
                            + collection.formatVersion().orElse("")
                            + " calls it '"
                            + right
                            + "'.")
                    .hint("Rename " + name + " to " + right + ".")
                    .fix(new Edit.Rename(entry.at().field(name), right))));
  }

  private boolean isRightFile(
      ListedEntry entry, Optional<FileSource.RelativePath> file, Findings out) {
    Optional<Sha256> sha256 = entry.text("entry_sha256").flatMap(Sha256::parse);
    if (file.isEmpty() || sha256.isEmpty()) {
      return true;
    }
    RdfPath at = entry.at().field("entry_sha256");
    OnceRead read = new OnceRead(files);
    try {
      return new ChecksumMatches()
          .holds(new ReferencedFile(at, file.get(), sha256, new Role.Plain()), read, out);
    } catch (IOException e) {
      out.add(
          Finding.of(
              EntryCodes.SOURCE_UNREADABLE,
              at,
              "'" + file.get() + "' cannot be read: " + e.getMessage()));
      return false;
    }
  }

  private static Finding notJudged(EntryReader.Why why, List<String> entries, YamlMapping root) {
    boolean one = entries.size() == 1;
    String counted =
        "%d of %d entries %s not judged"
            .formatted(entries.size(), ListedEntry.count(root), one ? "was" : "were");
    String what = one ? "its description " : "the description of each ";
    return Finding.of(
            EntryCodes.NOT_JUDGED,
            RdfPath.ROOT.field("collection"),
            counted + ": " + NameList.of(entries) + "; " + what + why.words() + ".")
        .hint(why.help());
  }
}
