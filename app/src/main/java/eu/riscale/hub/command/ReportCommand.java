package eu.riscale.hub.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hub report`: joins, compares and rewrites what earlier runs reported.
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReportMergeCommand.class,
      ReportDiffCommand.class,
      ReportConvertCommand.class,
    },
    description = "Join, compare and convert JSON reports of earlier runs.",
    footer = {
      "One report of those of two machines:",
      "  hub report merge --report json=all.json part-1.json part-2.json",
      "What is worse than before:",
      "  hub report diff old.json new.json",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Override
  public Integer call() {
    throw new ParameterException(
        self.commandLine(), "Missing required command: merge, diff or convert.");
  }
}
