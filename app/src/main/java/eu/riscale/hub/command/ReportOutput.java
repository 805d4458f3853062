package eu.riscale.hub.command;

import eu.riscale.hub.report.Style;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// A report, and the file it goes to.
///
/// @param file empty for standard output
record ReportOutput(ReportFormat format, String file) {

  /// @param option such as `json=report.json`
  /// @throws IllegalArgumentException where there is no such format
  static ReportOutput of(String option) {
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

  boolean isStdout() {
    return file.isEmpty();
  }

  /// The file, absolute.
  ///
  /// @throws IllegalArgumentException where none can be written there
  Path path() {
    String given = "--report " + format.word() + "=" + file;
    Path path;
    try {
      path = Path.of(file).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(given + ": this is not a path: " + e.getReason() + ".", e);
    }
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException(given + ": that is a folder.");
    }
    Path folder = path.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(given + ": there is no folder " + folder + ".");
    }
    return path;
  }

  /// @param command the subcommand that made the results
  void write(String command, List<ResourceResult> results) throws ReportException {
    Path path = Path.of(file);
    try (Writer out = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
      format.report(Style.PLAIN).write(command, results, out);
    } catch (IOException e) {
      throw new ReportException(
          "the report " + path + " cannot be written: " + Reason.of(e) + ".", e);
    }
  }
}
