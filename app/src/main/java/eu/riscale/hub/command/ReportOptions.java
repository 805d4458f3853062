package eu.riscale.hub.command;

import eu.riscale.hub.report.Style;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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

  /// Whether a report of this format was asked for.
  boolean wants(ReportFormat format) {
    return outputs().stream().anyMatch(output -> output.format() == format);
  }

  boolean isAskedFor() {
    return !reports.isEmpty();
  }

  /// Whether a report other than text goes to standard output, where nothing may come between.
  boolean takesStdout() {
    return outputs().stream()
        .anyMatch(output -> output.isStdout() && output.format() != ReportFormat.TEXT);
  }

  /// Refuses what cannot be written, before any work is done.
  void check() {
    List<ReportOutput> outputs = outputs();
    Set<Path> files = new HashSet<>();
    for (ReportOutput output : outputs) {
      if (!output.isStdout() && !files.add(path(output))) {
        throw wrong("Only one report can go to " + output.file() + ".");
      }
    }
    if (outputs.stream().filter(ReportOutput::isStdout).count() > 1) {
      throw wrong("Only one report can go to standard output; give the others a FILE.");
    }
  }

  private Path path(ReportOutput output) {
    try {
      return output.path();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /// Writes every report that was asked for. The text report is written as well unless another took
  /// standard output or `--quiet` was given.
  void write(List<ResourceResult> results) throws IOException, ReportException {
    PrintWriter stdout = spec.commandLine().getOut();
    boolean free = true;
    for (ReportOutput output : outputs()) {
      if (output.isStdout()) {
        free = false;
        output.format().report(style()).write(spec.name(), results, stdout);
      } else {
        output.write(spec.name(), results);
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

  private List<ReportOutput> outputs() {
    try {
      return reports.stream().map(ReportOutput::of).toList();
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
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

  private ParameterException wrong(@Nullable String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
