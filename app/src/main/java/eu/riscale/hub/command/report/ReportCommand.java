package eu.riscale.hub.command.report;

import eu.riscale.hub.command.syntax.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `hub report`: joins, compares and rewrites what earlier runs reported.
public final class ReportCommand {
  private final CommandSpec self;

  public ReportCommand() {
    self =
        Command.of("report", this::call, "Join, compare and convert JSON reports of earlier runs.")
            .within(new ReportMergeCommand().spec())
            .within(new ReportDiffCommand().spec())
            .within(new ReportConvertCommand().spec())
            .example(
                "One report of those of two machines:",
                "hub report merge --report json=all.json part-1.json part-2.json")
            .example("What is worse than before:", "hub report diff old.json new.json")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    throw new ParameterException(
        self.commandLine(), "Missing required command: merge, diff or convert.");
  }
}
