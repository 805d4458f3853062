package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.ExitStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// `hub help`: what `--help` says of a command, also of one within another.
@Command(
    name = "help",
    helpCommand = true,
    mixinStandardHelpOptions = true,
    description = "Explain a command, as its --help does; without one, list all commands.",
    footer = {"A command within another:", "  hub help report diff"})
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine command = self.root().commandLine();
    for (String word : words) {
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
