package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `hub completion`: what makes a shell complete hub's commands, options and their values.
///
/// Picocli's own generator makes scripts for bash, which zsh can read, but none for fish, no
/// descriptions, nothing behind the `=` of an option, and no choice among files.
public final class CompletionCommand {
  private final CommandSpec self;

  private final Given<String> word =
      Given.argument(0, "SHELL", "The shell: ${COMPLETION-CANDIDATES}.")
          .offering(() -> words().iterator());

  public CompletionCommand() {
    self =
        Command.of(
                "completion",
                this::call,
                "Print what makes a shell complete hub's commands, options and their values.")
            .with(word)
            .example(
                "Complete in this bash, and from ~/.bashrc in each:",
                "eval \"$(hub completion bash)\"")
            .example(
                "Complete in each fish:",
                "hub completion fish > ~/.config/fish/completions/hub.fish")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    Shell shell =
        Arrays.stream(Shell.values())
            .filter(each -> each.word().equals(word.or("")))
            .findFirst()
            .orElseThrow(() ->
                word.wrong(
                    "hub has no completion for '%s': use one of %s."
                        .formatted(word.get(), String.join(", ", words()))));
    CompletedCommands commands = CompletedCommands.of(self.root().commandLine());
    self.commandLine().getOut().print(shell.script(commands));
    return ExitStatus.OK;
  }

  private static List<String> words() {
    return Arrays.stream(Shell.values()).map(Shell::word).toList();
  }
}
