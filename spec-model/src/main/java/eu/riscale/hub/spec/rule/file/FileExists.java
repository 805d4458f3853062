package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.List;

/// A file that is named by a path is there, below the folder of the description.
public final class FileExists implements FileCondition {
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
}
