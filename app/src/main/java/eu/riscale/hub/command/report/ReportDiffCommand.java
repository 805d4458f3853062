package eu.riscale.hub.command.report;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.report.diff.DiffFormat;
import eu.riscale.hub.report.diff.ReportDiff;
import eu.riscale.hub.report.read.ReportReader;
import eu.riscale.hub.spec.finding.Severity;
import picocli.CommandLine.Model.CommandSpec;

/// `hub report diff`: what is better and worse than in an earlier report.
final class ReportDiffCommand {
  private final CommandSpec self;

  private final Given<String> older = Given.argument(0, "OLD", "The earlier JSON report.");

  private final Given<String> newer = Given.argument(1, "NEW", "The later JSON report.");

  private final Given<DiffFormat> format =
      Given.option(
          DiffFormat.class,
          "--format",
          "FORMAT",
          "How to say it: text, json or markdown (default: text).");

  private final Given<Severity> failOn =
      Given.option(
          Severity.class,
          "--fail-on",
          "LEVEL",
          "Lowest severity of which more findings are worse: error, alert, warning, info (default:"
              + " warning).");

  ReportDiffCommand() {
    self =
        Command.of(
                "diff",
                this::call,
                "Say what is better and worse in a JSON report than in an earlier one, by source"
                    + " and code.",
                "The exit status is 1 where something is worse.")
            .with(older, newer, format, failOn)
            .example(
                "As a comment for a pull request:",
                "hub report diff --format markdown old.json new.json")
            .spec();
  }

  CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    ReportDiff diff =
        ReportDiff.of(
            ReportReader.read(older.or("")),
            ReportReader.read(newer.or("")),
            failOn.or(Severity.WARNING));
    self.commandLine().getOut().print(format.or(DiffFormat.TEXT).of(diff));
    return diff.isWorse() ? ExitStatus.FINDINGS : ExitStatus.OK;
  }
}
