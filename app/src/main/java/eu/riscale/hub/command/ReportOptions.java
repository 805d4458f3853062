package eu.riscale.hub.command;

import eu.riscale.hub.report.Style;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Which reports are written, and where to.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
final class ReportOptions {
  /// When to colour the text report.
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FORMAT[=FILE]",
      completionCandidates = HelpLists.Reports.class,
      description =
          "Write a report: ${COMPLETION-CANDIDATES}. Repeatable. Without FILE it goes to standard"
              + " output, which one report can have (default: text).")
  List<String> reports = List.of();

  @Option(names = "--quiet", description = "No text report, and no progress on standard error.")
  boolean quiet;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "Colour the text report: auto, always, never (default: auto).")
  Colour colour = Colour.AUTO;

  /// A report, and the file it goes to.
  private record Output(ReportFormat format, String file) {}

  /// Whether a report of this format was asked for.
  boolean wants(ReportFormat format) {
    return targets().stream().anyMatch(target -> target.format() == format);
  }

  boolean isAskedFor() {
    return !reports.isEmpty();
  }

  /// Whether a report other than text goes to standard output, where nothing may come between.
  boolean takesStdout() {
    return targets().stream()
        .anyMatch(target -> target.file().isEmpty() && target.format() != ReportFormat.TEXT);
  }

  /// Refuses what cannot be written, before any work is done.
  void check() {
    int onStdout = 0;
    Set<Path> files = new HashSet<>();
    for (Output target : targets()) {
      if (target.file().isEmpty()) {
        onStdout++;
      } else if (!files.add(file(target))) {
        throw wrong("Only one report can go to " + target.file() + ".");
      }
    }
    if (onStdout > 1) {
      throw wrong("Only one report can go to standard output; give the others a FILE.");
    }
  }

  private Path file(Output target) {
    String given = "--report " + target.format().word() + "=" + target.file();
    try {
      Path file = Path.of(target.file()).toAbsolutePath().normalize();
      if (Files.isDirectory(file)) {
        throw wrong(given + ": that is a folder.");
      }
      Path folder = file.getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw wrong(given + ": there is no folder " + folder + ".");
      }
      return file;
    } catch (InvalidPathException e) {
      throw wrong(given + ": this is not a path: " + e.getReason() + ".");
    }
  }

  /// Writes every report that was asked for. The text report is written as well unless another took
  /// standard output or `--quiet` was given.
  void write(List<ResourceResult> results) throws IOException, ReportException {
    PrintWriter stdout = spec.commandLine().getOut();
    boolean free = true;
    for (Output target : targets()) {
      if (target.file().isEmpty()) {
        free = false;
        target.format().report(style()).write(spec.name(), results, stdout);
      } else {
        toFile(target, results);
      }
    }
    if (free && !quiet && !wants(ReportFormat.TEXT)) {
      ReportFormat.TEXT.report(style()).write(spec.name(), results, stdout);
    }
    stdout.flush();
  }

  /// Takes a line for the person who waits.
  Consumer<String> progress() {
    return quiet
        ? line -> {}
        : line -> {
          spec.commandLine().getErr().println("hub: " + line);
          spec.commandLine().getErr().flush();
        };
  }

  /// Whether a person looks at standard error.
  boolean isWatched() {
    return !quiet && Boolean.getBoolean("hub.stderr.terminal");
  }

  private void toFile(Output target, List<ResourceResult> results) throws ReportException {
    Path file = Path.of(target.file());
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      target.format().report(Style.PLAIN).write(spec.name(), results, out);
    } catch (IOException e) {
      throw new ReportException(
          "the report " + file + " cannot be written: " + Reason.of(e) + ".", e);
    }
  }

  private List<Output> targets() {
    List<Output> targets = new ArrayList<>();
    for (String option : reports) {
      int equals = option.indexOf('=');
      String word = equals < 0 ? option : option.substring(0, equals);
      String file = equals < 0 ? "" : option.substring(equals + 1);
      targets.add(new Output(ReportFormat.of(word).orElseThrow(() -> unknown(word)), file));
    }
    return targets;
  }

  private ParameterException unknown(String format) {
    String all = String.join(", ", ReportFormat.words());
    return wrong("--report " + format + ": use one of " + all + ".");
  }

  private Style style() {
    boolean terminal =
        Boolean.getBoolean("hub.stdout.terminal") && System.getenv("NO_COLOR") == null;
    return switch (colour) {
      case AUTO -> terminal ? Style.COLOUR : Style.PLAIN;
      case ALWAYS -> Style.COLOUR;
      case NEVER -> Style.PLAIN;
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
