package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `hub help`: what `--help` says of a command, also of one within another.
public final class HelpCommand {
  private final CommandSpec self;

  private final Given<List<String>> words =
      Given.arguments(0, String.class, "COMMAND", "The command.");

  public HelpCommand() {
    self =
        Command.of(
                "help",
                this::call,
                "Explain a command, as its --help does; without one, list all commands.")
            .with(words)
            .example("A command within another:", "hub help report diff")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    CommandLine command = self.root().commandLine();
    for (String word : words.or(List.of())) {
      CommandLine inner = command.getSubcommands().get(word);
      if (inner == null) {
        throw new UnmatchedArgumentException(command, List.of(word));
      }
      command = inner;
    }
    command.usage(self.commandLine().getOut());
    return ExitStatus.OK;
  }
}
