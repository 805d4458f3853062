package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.List;

/// A file that is named by a path is there, below the folder of the description.
final class FileExists {
  static final Code MISSING =
      Code.error("file-missing", "A file that the description names is not there.")
          .why("Whoever gets the resource misses it as well.")
          .section("files: relative paths")
          .example("test_inputs: [tset_input.npy]", "test_inputs: [test_input.npy]");
  static final Code OUTSIDE =
      Code.error("file-outside-folder", "A path leads out of the folder of the description.")
          .why("Such a file cannot be packaged, and hub does not follow paths that others wrote.")
          .section("files: relative paths")
          .example("source: ../shared/weights.pt", "source: weights.pt");
  static final Code UNREADABLE =
      Code.error("file-unreadable", "A file is there, but cannot be read.")
          .why("What cannot be read cannot be judged.")
          .section("files")
          .example(
              "source: weights.pt  # a file that only its owner may read",
              "source: weights.pt  # a file that everybody may read");

  static final List<Code> CODES = List.of(MISSING, OUTSIDE, UNREADABLE);

  private FileExists() {}

  /// Whether the file can be looked at; reports it where it should be there and is not.
  static boolean check(ReferencedFile file, FileLookup files, Findings out) {
    FileSource source = file.source();
    return switch (files.presence(source)) {
      case PRESENT -> true;
      case MISSING -> {
        out.add(
            Finding.of(MISSING, file.at(), "There is no file '" + source + "'.")
                .hint("Put it beside the description, or correct its name."));
        yield false;
      }
      case UNKNOWN -> {
        if (source instanceof FileSource.RelativePath) {
          out.add(
              Finding.of(
                      OUTSIDE,
                      file.at(),
                      "'" + source + "' leads out of the folder of the description.")
                  .hint("Copy the file into the folder."));
        }
        yield false;
      }
    };
  }

  static Finding unreadable(ReferencedFile file, IOException e) {
    return Finding.of(
        UNREADABLE, file.at(), "'" + file.source() + "' cannot be read: " + e.getMessage());
  }
}
