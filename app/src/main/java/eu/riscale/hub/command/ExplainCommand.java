package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.work.KnownCodes;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `hub explain`: what a finding means, why it matters, how to fix it.
public final class ExplainCommand {
  private final CommandSpec self;

  private final Given<List<String>> words =
      Given.arguments(0, String.class, "WORD", "The word in brackets after a finding's severity.");

  public ExplainCommand() {
    self =
        Command.of(
                "explain",
                this::call,
                "Explain a finding by its code; without one, list all codes.")
            .with(words)
            .example("A finding:", "hub explain halo-too-large")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    PrintWriter out = self.commandLine().getOut();
    List<Code> codes = KnownCodes.all();
    List<String> slugs = words.or(List.of());
    if (slugs.isEmpty()) {
      codes.forEach(
          code -> out.printf("%-34s %-8s %s%n", code, code.severity().word(), code.what()));
      return ExitStatus.OK;
    }
    int status = ExitStatus.OK;
    for (String slug : slugs) {
      Optional<Code> known = codes.stream().filter(code -> code.slug().equals(slug)).findFirst();
      if (known.isPresent()) {
        out.print(text(known.get()));
      } else {
        refuse(slug, codes);
        status = ExitStatus.USAGE;
      }
    }
    return status;
  }

  /// A word that is no code may be a field, of which several findings tell.
  private void refuse(String word, List<Code> codes) {
    PrintWriter err = self.commandLine().getErr();
    List<Code> about =
        codes.stream()
            .filter(code -> ("-" + code + "-").contains("-" + word.replace('_', '-') + "-"))
            .toList();
    if (about.isEmpty()) {
      err.println("hub: " + KnownCodes.unknown(word));
      return;
    }
    err.println("hub: there is no finding '" + word + "', but some about it:");
    about.forEach(code -> err.printf("  %-34s %s%n", code, code.what()));
  }

  private static String text(Code code) {
    StringBuilder text = new StringBuilder();
    text.append(code.severity().word()).append('[').append(code).append("] ").append(code.what());
    text.append("\n\n").append(code.why()).append('\n');
    if (!code.wrong().isEmpty()) {
      text.append("\nWrong:\n\n").append(code.wrong().strip().indent(4));
      text.append("\nRight:\n\n").append(code.right().strip().indent(4));
    }
    return text.append("\nSpecification: ").append(code.section()).append("\n\n").toString();
  }
}
