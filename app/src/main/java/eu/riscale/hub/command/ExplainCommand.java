package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.reference.FieldText;
import eu.riscale.hub.work.KnownCodes;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `hub explain`: what a finding means, why it matters, how to fix it; what a field, a step or an
/// axis is.
public final class ExplainCommand {
  private final CommandSpec self;

  private final Given<List<String>> words =
      Given.arguments(
          0,
          String.class,
          "WORD",
          "The word in brackets after a finding's severity, or the name of a field, step or axis.");

  public ExplainCommand() {
    self =
        Command.of(
                "explain",
                this::call,
                "Explain a finding by its code, or a field, step or axis by its name; without one,"
                    + " list all codes.")
            .with(words)
            .example("A finding:", "hub explain halo-too-large")
            .example("A field, by its name:", "hub explain halo")
            .example("A field, by the end of its place:", "hub explain inputs.axes.size")
            .example("A step, or a kind of axis:", "hub explain scale_range")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    PrintWriter out = self.commandLine().getOut();
    List<Code> codes = KnownCodes.all();
    List<String> asked = words.or(List.of());
    if (asked.isEmpty()) {
      codes.forEach(
          code -> out.printf("%-34s %-8s %s%n", code, code.severity().word(), code.what()));
      return ExitStatus.OK;
    }
    int status = ExitStatus.OK;
    for (String word : asked) {
      status = Math.max(status, explain(word, codes));
    }
    return status;
  }

  private int explain(String word, List<Code> codes) {
    PrintWriter out = self.commandLine().getOut();
    Optional<Code> code = codes.stream().filter(known -> known.slug().equals(word)).findFirst();
    code.ifPresent(known -> out.print(text(known)));
    if (word.contains("-") && code.isPresent()) {
      return ExitStatus.OK;
    }
    FieldText fields = FieldText.ofAllFormats();
    Optional<String> field = fields.of(word);
    if (field.isPresent()) {
      out.print(field.get());
      listAbout(word, codes);
    }
    if (field.isPresent() || code.isPresent()) {
      return ExitStatus.OK;
    }
    refuse(word, codes, fields);
    return ExitStatus.USAGE;
  }

  /// The findings whose codes name a field.
  private void listAbout(String word, List<Code> codes) {
    String name = word.substring(word.lastIndexOf('.') + 1).replace('_', '-');
    List<Code> about =
        codes.stream().filter(code -> ("-" + code + "-").contains("-" + name + "-")).toList();
    if (!about.isEmpty()) {
      PrintWriter out = self.commandLine().getOut();
      out.println("Findings about it:\n");
      about.forEach(code -> out.printf("  %-34s %s%n", code, code.what()));
      out.println();
    }
  }

  private void refuse(String word, List<Code> codes, FieldText fields) {
    List<String> near = new ArrayList<>();
    DidYouMean.nearest(word, codes.stream().map(Code::slug).toList()).ifPresent(near::add);
    if (near.isEmpty()) {
      near.addAll(fields.near(word));
    }
    String names = NameList.joined(near.stream().map(name -> "'" + name + "'").toList(), "or");
    self.commandLine()
        .getErr()
        .printf(
            "hub: there is no finding, field, step or axis '%s'%s%n",
            Printable.line(word),
            near.isEmpty()
                ? ". 'hub explain' lists all findings."
                : "; did you mean " + names + "?");
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
