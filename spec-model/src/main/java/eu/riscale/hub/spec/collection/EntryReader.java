package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NearNames;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.file.StandIn;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the descriptions that the entries of one collection stand for, as far as they are at hand.
public final class EntryReader {
  /// The largest description that is read; real ones stay under 200 kB.
  private static final int MAX_BYTES = 8 << 20;

  private final YamlDocument collection;
  private final YamlMapping root;
  private final FileLookup files;
  private final ReadingBudget budget;
  private @Nullable NearNames near;

  /// @param root of the collection
  /// @param files those beside the collection
  public EntryReader(YamlDocument collection, YamlMapping root, FileLookup files) {
    this.collection = collection;
    this.root = root;
    this.files = files;
    this.budget = new ReadingBudget(root);
  }

  /// What became of an entry.
  public sealed interface Entry {}

  /// @param file the path of its description; empty where it stands in place
  public record Whole(EntryDocument document, Optional<String> file) implements Entry {}

  /// It cannot be read, as a finding says.
  public record Wrong() implements Entry {}

  /// Nobody looked at it.
  public record NotRead(Why why) implements Entry {}

  /// Why an entry was not read.
  public enum Why {
    ON_THE_WEB("is on the web", "Download it and name its path, or validate it by itself."),
    FILES_LEFT_ALONE(
        "lies in a file of its own, and only this description was read",
        "Validate the collection without --no-io."),
    TOO_MUCH(
        "is more than hub reads of one collection",
        "Split the collection, or validate these entries by themselves.");

    private final String words;
    private final String help;

    Why(String words, String help) {
      this.words = words;
      this.help = help;
    }

    public String words() {
      return words;
    }

    public String help() {
      return help;
    }
  }

  /// Reads one entry; what is wrong with the way to it is told in `out`.
  public Entry read(ListedEntry entry, Findings out) {
    if (entry.sourceField().isEmpty()) {
      return budget.takes(entry)
          ? new Whole(EntryDocument.inPlace(collection, root, entry), Optional.empty())
          : new NotRead(Why.TOO_MUCH);
    }
    Optional<FileSource> source = entry.source();
    return switch (source.orElse(null)) {
      case FileSource.Web web -> new NotRead(Why.ON_THE_WEB);
      case FileSource.RelativePath path when files == NoFiles.LOOKUP ->
          new NotRead(Why.FILES_LEFT_ALONE);
      case FileSource.RelativePath path -> local(entry, path, out);
      case FileSource.AbsolutePath absolute -> new Wrong();
      case null -> new Wrong();
    };
  }

  private Entry local(ListedEntry entry, FileSource.RelativePath path, Findings out) {
    RdfPath at = entry.at().field(entry.sourceField().orElseThrow());
    if (path.leavesFolder()) {
      out.add(outside(path, at, "leads"));
      return new Wrong();
    }
    return switch (files.presence(path)) {
      case PRESENT -> present(entry, path, at, out);
      case MISSING -> {
        out.add(missing(path, at));
        yield new Wrong();
      }
      case UNKNOWN -> {
        out.add(outside(path, at, "is a link that leads"));
        yield new Wrong();
      }
    };
  }

  private Entry present(ListedEntry entry, FileSource.RelativePath path, RdfPath at, Findings out) {
    try {
      if (files.size(path) > MAX_BYTES) {
        out.add(unreadable(path, at, "is larger than 8 MB, which no description is"));
        return new Wrong();
      }
      if (!budget.takes(entry, files.size(path))) {
        return new NotRead(Why.TOO_MUCH);
      }
      byte[] bytes;
      try (InputStream in = files.open(path)) {
        bytes = in.readNBytes(MAX_BYTES);
      }
      return described(entry, path, bytes, out);
    } catch (IOException e) {
      out.add(unreadable(path, at, "cannot be read: " + e.getMessage()));
      return new Wrong();
    }
  }

  private Entry described(
      ListedEntry entry, FileSource.RelativePath path, byte[] bytes, Findings out) {
    RdfPath at = entry.at().field(entry.sourceField().orElseThrow());
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, StandIn.LOOK));
    Optional<Finding> other = NoDescription.of(unreadable(path, at, "is none"), path.path(), start);
    if (other.isPresent()) {
      out.add(other.get());
      return new Wrong();
    }
    YamlDocument source = YamlReader.read(bytes);
    if (source.root() instanceof YamlMapping fields) {
      return new Whole(EntryDocument.of(root, entry, source, fields), Optional.of(path.path()));
    }
    Optional<Finding> first = source.findings().stream().findFirst();
    out.add(
        unreadable(
                path,
                at,
                first
                    .map(found -> "is no YAML: " + InFile.words(found))
                    .orElse("does not consist of named fields"))
            .hint("Put that file right: validated by itself, it tells where each fault is."));
    return new Wrong();
  }

  private static Finding outside(FileSource path, RdfPath at, String how) {
    return Finding.of(
            EntryCodes.SOURCE_MISSING,
            at,
            "'"
                + path
                + "' "
                + how
                + " out of the folder of the collection; hub does not follow it.")
        .hint("Copy the description, with its files, into the folder of the collection.");
  }

  private Finding missing(FileSource.RelativePath path, RdfPath at) {
    Finding finding =
        Finding.of(EntryCodes.SOURCE_MISSING, at, "There is no description '" + path + "'.");
    int start = path.path().length() + 1;
    List<String> inside = around().in(path.path()).map(name -> name.substring(start)).toList();
    if (inside.isEmpty() && !files.isFolder(path)) {
      return near(finding, path);
    }
    Finding folder = finding.message("'" + path + "' is a folder, and no description.");
    return DescriptionName.first(inside.stream().filter(name -> name.indexOf('/') < 0).toList())
        .map(name ->
            folder.hint("Write '" + path + "/" + name + "' in the place of '" + path + "'."))
        .orElseGet(() ->
            folder.hint(
                "There is no description in it: put one there, and name it, as in '%s/rdf.yaml'."
                    .formatted(path)));
  }

  /// Descriptions have one name in all folders, and folders of a series differ by one letter, so
  /// that neither tells what is meant.
  private Finding near(Finding finding, FileSource.RelativePath path) {
    NearNames.Near near = around().to(path.path(), EntryReader::isDescription);
    boolean mayBeMeant =
        switch (near.miss()) {
          case UNICODE_FORM, CASE, ENDING -> near.paths().size() == 1;
          case FOLDER, TYPING -> false;
        };
    if (!mayBeMeant) {
      return finding.hint("Put it there, or correct its path, which starts at the collection.");
    }
    String there = near.paths().getFirst();
    return finding
        .message("There is no description '" + path + "'; there is '" + there + "'.")
        .hint("Write '" + there + "' in the place of '" + path + "'.");
  }

  /// Whether a file below the collection may be the description of an entry.
  private static boolean isDescription(String path) {
    return path.indexOf('/') > 0 && (path.endsWith(".yaml") || path.endsWith(".yml"));
  }

  private NearNames around() {
    NearNames known = near;
    if (known == null) {
      known = new NearNames(names(), Set.of());
      near = known;
    }
    return known;
  }

  private List<String> names() {
    try {
      return files.list();
    } catch (IOException e) {
      return List.of(); // Nothing is said of folders.
    }
  }

  private static Finding unreadable(FileSource path, RdfPath at, String why) {
    return Finding.of(EntryCodes.SOURCE_UNREADABLE, at, "'" + path + "' " + why + ".")
        .expected("a description, such as an rdf.yaml");
  }
}
