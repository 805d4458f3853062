package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A file that is named by a path is there, below the folder of the description.
public final class FileExists implements FileCondition {
  static final Code MISSING =
      Code.error("file-missing", "A file that the description names is not there.")
          .why("Whoever gets the resource misses it as well.")
          .section("files: relative paths")
          .example("test_inputs: [tset_input.npy]", "test_inputs: [test_input.npy]");
  public static final Code OUTSIDE =
      Code.error("file-outside-folder", "A path leads out of the folder of the description.")
          .why("Such a file cannot be packaged, and hub does not follow paths that others wrote.")
          .section("files: relative paths")
          .example("source: ../shared/weights.pt", "source: weights.pt");

  private static final int MOST_TOLD_APART = 100;

  @Override
  public List<Code> codes() {
    return List.of(MISSING, OUTSIDE);
  }

  /// Whether the file can be looked at; reports it where it should be there and is not.
  @Override
  public boolean holds(ReferencedFile file, OnceRead files, Findings out) {
    FileSource source = file.source();
    return switch (files.presence(source)) {
      case PRESENT -> true;
      case MISSING -> {
        MissingFile missing = new MissingFile(file, files, MISSING);
        Optional<String> link = missing.isNear() ? Optional.empty() : linkedDescription(files);
        out.add(link.map(missing.finding()::hint).orElseGet(missing::finding));
        yield false;
      }
      case UNKNOWN -> {
        if (source instanceof FileSource.RelativePath) {
          out.add(outside(file, files.link(source)));
        }
        yield false;
      }
    };
  }

  /// What to do where the description is a link to one that lies elsewhere, as its files do.
  private static Optional<String> linkedDescription(OnceRead files) {
    return files
        .linkedDescription()
        .map(link ->
            "'%s' is a symbolic link to '%s', and files are looked for beside the link: name the description that it leads to."
                .formatted(link.name(), link.target()));
  }

  private static Finding outside(ReferencedFile file, Optional<FileLookup.Link> link) {
    return link.isEmpty()
        ? Finding.of(
                OUTSIDE,
                file.at(),
                "'" + file.source() + "' leads out of the folder of the description.")
            .hint("Copy the file into the folder, and name it by its path from there.")
        : Finding.of(
                OUTSIDE,
                file.at(),
                "'%s' is a symbolic link to '%s', outside of the folder of the description."
                    .formatted(link.get().name(), link.get().target()))
            .hint(
                "Put the file itself in the place of the link; 'cp -rL FOLDER COPY' copies a folder"
                    + " with the files that its links lead to.");
  }

  /// The one finding where no file is there of several that a description names, and none that may
  /// be meant, or whole folders of them.
  static Optional<Finding> alone(List<ReferencedFile> named, OnceRead files) {
    List<String> missing = new ArrayList<>();
    List<Set<String>> folders = new ArrayList<>();
    for (ReferencedFile file : named) {
      if (file.source() instanceof FileSource.RelativePath(String path)
          && !missing.contains(path)) {
        MissingFile lost = new MissingFile(file, files, MISSING);
        boolean isLost =
            files.presence(file.source()) == FileLookup.Presence.MISSING && !lost.isNear();
        if (!isLost || missing.size() == MOST_TOLD_APART) {
          return Optional.empty();
        }
        missing.add(path);
        folders.add(lost.folders());
      }
    }
    boolean areElsewhere = folders.stream().noneMatch(Set::isEmpty);
    Set<String> together = new TreeSet<>();
    folders.forEach(together::addAll);
    folders.forEach(together::retainAll);
    if (missing.size() < 2 || (areElsewhere && together.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
                MISSING,
                RdfPath.ROOT,
                "None of the %d files that the description names is here: %s. The description alone is not the whole model."
                    .formatted(missing.size(), MissingFile.quoted(missing)))
            .hint(
                together.isEmpty()
                    ? linkedDescription(files)
                        .orElse(
                            "Get the whole package, and leave its files together; or put the"
                                + " description back into the folder that it was copied from.")
                    : "Files of these names lie in "
                        + MissingFile.quoted(List.copyOf(together))
                        + ": put the description into the folder that it belongs to."));
  }
}
