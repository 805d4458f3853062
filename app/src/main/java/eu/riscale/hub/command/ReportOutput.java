package eu.riscale.hub.command;

import eu.riscale.hub.report.FolderReport;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Style;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.value.DescriptionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// A report, and the file it goes to.
///
/// @param file empty for standard output
public record ReportOutput(ReportFormat format, String file) {

  /// @param option such as `json=report.json`
  /// @throws IllegalArgumentException where there is no such format
  public static ReportOutput of(String option) {
    int equals = option.indexOf('=');
    String word = equals < 0 ? option : option.substring(0, equals);
    String file = equals < 0 ? "" : option.substring(equals + 1);
    ReportFormat format =
        ReportFormat.of(word)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--report "
                        + word
                        + ": use one of "
                        + String.join(", ", ReportFormat.words())
                        + "."));
    return new ReportOutput(format, file);
  }

  public boolean isStdout() {
    return file.isEmpty();
  }

  /// Finds out before any work is done what can be known by then.
  ///
  /// @return the file, absolute
  /// @throws ReportException where none can be written there
  public Path path() throws ReportException {
    Path path = absolute();
    if (format.isFolder()) {
      return folder(path);
    }
    if (Files.isDirectory(path)) {
      throw cannot("it is a folder");
    }
    if (Files.exists(path) && DescriptionName.is(String.valueOf(path.getFileName()))) {
      throw cannot("it is a description, which would be gone then");
    }
    Path folder = path.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw cannot("there is no folder " + folder);
    }
    if (!Files.isWritable(folder == null || Files.exists(path) ? path : folder)) {
      throw cannot("permission is denied");
    }
    return path;
  }

  /// A folder that is not there is made when the report is written.
  private Path folder(Path path) throws ReportException {
    Path there = path;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw cannot(there + " is no folder");
    }
    if (!Files.isWritable(there)) {
      throw cannot("permission is denied");
    }
    return path;
  }

  public void write(Results results) throws ReportException {
    Report report = format.report(Style.PLAIN);
    try {
      if (report instanceof FolderReport files) {
        for (Map.Entry<String, String> one : files.files(results).entrySet()) {
          Path path = absolute().resolve(one.getKey());
          Files.createDirectories(path.resolveSibling(""));
          new ReportFile(path).write(out -> out.write(one.getValue()));
        }
      } else {
        new ReportFile(absolute()).write(out -> report.write(results, out));
      }
    } catch (IOException e) {
      throw new ReportException(unwritable(Reason.of(e)), e);
    }
  }

  private Path absolute() throws ReportException {
    try {
      return Path.of(file).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new ReportException(unwritable(Reason.of(e)), e);
    }
  }

  private ReportException cannot(String why) {
    return new ReportException(unwritable(why));
  }

  private String unwritable(String why) {
    return "the report " + format.word() + "=" + file + " cannot be written: " + why + ".";
  }
}
