package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.report.Columns;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Run;
import eu.riscale.hub.report.Style;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// Which reports are written, and where to.
public final class ReportOptions implements Part {
  /// When to colour the text report.
  public enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  /// Commands whose results have no verdicts on other software.
  private static final Set<String> NO_VERDICTS =
      Set.of("test", "package", "fix", "convert", "predict");

  private final Given<List<String>> reports =
      Given.options(
              "--report",
              "FORMAT[=FILE]",
              "Write a report: ${COMPLETION-CANDIDATES}. Repeatable. Without FILE it goes to"
                  + " standard output, which one report can have (default: text).")
          .offering(ReportFormat.WORDS);

  private final Flag quiet =
      new Flag("--quiet", "No text report, and no progress on standard error.");

  private final Given<Colour> colour =
      Given.option(
          Colour.class,
          "--color",
          "WHEN",
          "Colour the text report: auto, always, never (default: auto).");

  @Override
  public void addTo(CommandSpec command) {
    reports.addTo(command);
    quiet.addTo(command);
    colour.addTo(command);
  }

  /// Whether a report of this format was asked for.
  boolean wants(ReportFormat format) {
    return outputs().stream().anyMatch(output -> output.format() == format);
  }

  boolean isAskedFor() {
    return reports.get() != null;
  }

  /// Whether a report other than text goes to standard output, where nothing may come between.
  boolean takesStdout() {
    return outputs().stream()
        .anyMatch(output -> output.isStdout() && output.format() != ReportFormat.TEXT);
  }

  /// Refuses what cannot be written, before any work is done.
  public void check() throws ReportException {
    List<ReportOutput> outputs = outputs();
    if (outputs.stream().filter(ReportOutput::isStdout).count() > 1) {
      throw reports.wrong("Only one report can go to standard output; give the others a FILE.");
    }
    if (wants(ReportFormat.COMPAT) && NO_VERDICTS.contains(command())) {
      say(
          "--report compat: it tells in which software a model runs, which 'hub "
              + command()
              + "' does not judge; use: hub validate --for NAME --report compat=FOLDER");
    }
    Set<Path> files = new HashSet<>();
    for (ReportOutput output : files()) {
      if (!files.add(output.path())) {
        throw reports.wrong("Only one report can go to " + output.file() + ".");
      }
    }
  }

  /// The subcommand that reports.
  String command() {
    return reports.command().getCommandName();
  }

  /// The reports that go to files.
  List<ReportOutput> files() {
    return outputs().stream().filter(output -> !output.isStdout()).toList();
  }

  boolean hasFiles() {
    return !files().isEmpty();
  }

  /// The report on standard output: the one that asked for it, else the text report, unless that
  /// goes to a file or `--quiet` was given.
  StdoutReport stdout(Run run) {
    return new StdoutReport(
        stdoutFormat().map(format -> format.report(style())), run, reports.command().getOut());
  }

  /// Writes what no run is in the way of.
  ///
  /// @return whether all reports could be written
  public boolean write(Results all) {
    return write(all, stdout(all.run()));
  }

  /// Whether all reports could be written. One that cannot leaves the others as they are.
  boolean write(Results all, StdoutReport stdout) {
    boolean whole = true;
    RuntimeException bug = null;
    for (ReportOutput output : files()) {
      try {
        output.write(all);
      } catch (ReportException e) {
        whole = false;
        say(e.getMessage());
      } catch (RuntimeException e) {
        bug = e;
      }
    }
    stdout.end(all);
    rethrow(bug);
    return whole && !stdout.isLost();
  }

  private static void rethrow(@Nullable RuntimeException bug) {
    if (bug != null) {
      throw bug;
    }
  }

  private Optional<ReportFormat> stdoutFormat() {
    Optional<ReportFormat> chosen =
        outputs().stream().filter(ReportOutput::isStdout).map(ReportOutput::format).findFirst();
    return chosen.isPresent() || quiet.isSet() || wants(ReportFormat.TEXT)
        ? chosen
        : Optional.of(ReportFormat.TEXT);
  }

  /// Tells the person, also one who wants no progress.
  public void say(String line) {
    reports.command().getErr().println("hub: " + line);
    reports.command().getErr().flush();
  }

  /// Whether anything but the reports that are asked for is wanted.
  boolean isHeard() {
    return !quiet.isSet();
  }

  /// Takes a line for the person who waits.
  Consumer<String> progress() {
    return quiet.isSet() ? line -> {} : this::say;
  }

  /// Whether a person looks at standard error, and sees no results between which a bar would stand.
  boolean isWatched() {
    boolean seesResults = stdoutFormat().isPresent() && Boolean.getBoolean("hub.stdout.terminal");
    return !quiet.isSet()
        && !seesResults
        && Boolean.getBoolean("hub.stderr.terminal")
        && Style.isAllowedBy(System.getenv());
  }

  private List<ReportOutput> outputs() {
    try {
      return reports.or(List.of()).stream().map(ReportOutput::of).toList();
    } catch (IllegalArgumentException e) {
      throw reports.wrong(e.getMessage());
    }
  }

  private Style style() {
    boolean terminal = Boolean.getBoolean("hub.stdout.terminal");
    boolean coloured =
        switch (colour.or(Colour.AUTO)) {
          case AUTO -> terminal && Style.isAllowedBy(System.getenv());
          case ALWAYS -> true;
          case NEVER -> false;
        };
    Style style = coloured ? Style.COLOUR : Style.PLAIN;
    return terminal ? style.within(Columns.told().orElse(0)) : style;
  }
}
