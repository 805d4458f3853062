package eu.riscale.hub.command.shell;

import eu.riscale.hub.command.ExitStatus;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub completion`: what makes a shell complete hub's commands, options and their values.
///
/// Picocli's own generator makes scripts for bash, which zsh can read, but none for fish, no
/// descriptions, nothing behind the `=` of an option, and no choice among files.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print what makes a shell complete hub's commands, options and their values.",
    footer = {
      "Complete in this bash, and from ~/.bashrc in each:",
      "  eval \"$(hub completion bash)\"",
      "Complete in each fish:",
      "  hub completion fish > ~/.config/fish/completions/hub.fish",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Parameters(
      paramLabel = "SHELL",
      completionCandidates = Words.class,
      description = "The shell: ${COMPLETION-CANDIDATES}.")
  private String word;

  @Override
  public Integer call() {
    Shell shell =
        Arrays.stream(Shell.values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(() ->
                new ParameterException(
                    self.commandLine(),
                    "hub has no completion for '%s': use one of %s."
                        .formatted(word, String.join(", ", words()))));
    CompletedCommands commands = CompletedCommands.of(self.root().commandLine());
    self.commandLine().getOut().print(shell.script(commands));
    return ExitStatus.OK;
  }

  private static List<String> words() {
    return Arrays.stream(Shell.values()).map(Shell::word).toList();
  }

  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }
}
