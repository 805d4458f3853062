package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.CommandWord;
import eu.riscale.hub.init.Answers;
import eu.riscale.hub.init.Blank;
import eu.riscale.hub.init.InitException;
import eu.riscale.hub.init.InitModel;
import eu.riscale.hub.init.InitModel.Begun;
import eu.riscale.hub.init.Questions;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `hub init`: begins the description of a model.
public final class InitCommand {
  private final CommandSpec self;

  private final Given<List<String>> weights =
      Given.arguments(
          0,
          String.class,
          "WEIGHTS",
          "Files with the weights of one network, each in another format. Without any, a template"
              + " is written.");

  private final Given<List<String>> input =
      Given.options(
          "--input",
          "[NAME=]FILE",
          "An example of an input: .npy, TIFF, PNG or JPEG. Repeatable, in the order of the inputs"
              + " or by their names.");

  private final Given<List<String>> output =
      Given.options(
          "--output",
          "[NAME=]FILE",
          "What is to come out of the examples, such as your own program's result. Repeatable"
              + " (default: what the network gives).");

  private final Given<String> folder =
      Given.option(
              String.class,
              "--folder",
              "FOLDER",
              "The folder to write (default: the working folder).")
          .orShort("-o");

  private final Flag overwrite =
      new Flag("--overwrite", "Write over an rdf.yaml and test tensors that are there.");

  private final Given<String> name =
      Given.option(String.class, "--name", "TEXT", "The name of the model.");

  private final Given<String> description =
      Given.option(String.class, "--description", "TEXT", "What the model does.");

  private final Given<List<String>> authors =
      Given.options("--author", "NAME", "Who made it. Repeatable.");

  private final Given<String> license =
      Given.option(String.class, "--license", "ID", "The SPDX id of its licence, such as MIT.");

  private final Given<List<String>> cite =
      Given.options(
          "--cite",
          "TEXT",
          "A publication that users are to cite; ends with its doi:10.…, where it has one."
              + " Repeatable.");

  private final Given<List<String>> tags =
      Given.options("--tag", "TEXT", "A tag. Repeatable, or with commas between.").withCommas();

  private final Flag yes = new Flag("--yes", "Ask nothing, also on a terminal.");

  private final InputStream stdin;

  public InitCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "init",
                this::call,
                "Begin the description of a model: look into its weights, run its network on"
                    + " several sizes, and write an rdf.yaml with test tensors, cover and"
                    + " README.md.",
                "What only the author knows is left blank and marked with FILL IN; what is guessed"
                    + " says so in a comment. On a terminal, hub asks for the first of it.")
            .with(
                weights,
                input,
                output,
                folder,
                overwrite,
                name,
                description,
                authors,
                license,
                cite,
                tags,
                yes)
            .example(
                "Begin with weights and an image:",
                "hub init unet.onnx --input nuclei.tif -o my-model")
            .example("Begin with a template:", "hub init -o my-model")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws IOException {
    PrintWriter err = self.commandLine().getErr();
    try {
      Path place = path(folder, folder.or("."));
      InitModel init =
          InitModel.of(
              new InitModel.Request(
                  weights.or(List.of()).stream().map(each -> path(weights, each)).toList(),
                  input.or(List.of()),
                  output.or(List.of()),
                  place,
                  overwrite.isSet()),
              line -> {
                err.println("hub: " + Printable.line(line));
                err.flush();
              });
      Begun begun = init.begun(answers());
      tell(begun, place);
      return ExitStatus.OK;
    } catch (InitException e) {
      err.println("hub: " + Printable.line(e.getMessage()));
      err.flush();
      return switch (e.kind()) {
        case USAGE -> ExitStatus.USAGE;
        case UNREADABLE -> ExitStatus.UNREADABLE;
        case NOT_WRITABLE -> ExitStatus.ENGINE;
      };
    }
  }

  private static Path path(Given<?> of, String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw of.wrong(word + ": " + Reason.of(e) + ".");
    }
  }

  private Answers answers() throws IOException {
    Answers told =
        new Answers(
            name.or(""),
            description.or(""),
            authors.or(List.of()),
            license.or(""),
            cite.or(List.of()),
            tags.or(List.of()));
    boolean mayAsk =
        !yes.isSet()
            && Boolean.getBoolean("hub.stdin.terminal")
            && Boolean.getBoolean("hub.stdout.terminal");
    return mayAsk
        ? new Questions(
                new BufferedReader(new InputStreamReader(stdin, Charset.defaultCharset())), out())
            .ask(told)
        : told;
  }

  private void tell(Begun begun, Path place) {
    PrintWriter out = out();
    out.println(Printable.line(begun.rdf() + " was begun."));
    out.println();
    begun.tensors().forEach(line -> out.println("  " + Printable.line(line)));
    out.println("  files   " + Printable.line(String.join(", ", begun.files())));
    if (!begun.notes().isEmpty()) {
      out.println();
      begun.notes().forEach(note -> out.println("  note: " + Printable.line(note)));
    }
    out.println();
    String rdf = begun.rdf().getFileName().toString();
    if (!begun.blanks().isEmpty()) {
      out.println("  Fill in:");
      for (Blank blank : begun.blanks()) {
        out.printf("    %s:%d %s: %s%n", rdf, blank.line(), blank.field(), blank.words());
      }
      out.println();
    }
    List<String> more = otherErrors(begun);
    if (!more.isEmpty()) {
      out.println("  And correct:");
      more.forEach(line -> out.println("    " + rdf + ":" + Printable.line(line)));
      out.println();
    }
    String word = CommandWord.of(place.toString());
    out.printf("  Then: hub validate %s, hub test %s, hub package %s%n", word, word, word);
    out.flush();
  }

  /// Errors that are not about a blank.
  private List<String> otherErrors(Begun begun) {
    ResourceResult result =
        new Validate(stdin, ValidateOptions.asDeclared(NamedFiles.CHECKED, ModelCode.REFUSED))
            .source(begun.rdf().toString());
    List<String> lines = new ArrayList<>();
    for (Finding finding : result.findings()) {
      Span span = finding.span();
      boolean isBlank =
          span != null && begun.blanks().stream().anyMatch(blank -> blank.explains(span.line()));
      if (finding.severity() == Severity.ERROR && !isBlank) {
        String line = span == null ? "" : span.line() + " ";
        lines.add(line + finding.path() + ": " + finding.message());
      }
    }
    return lines;
  }

  private PrintWriter out() {
    return self.commandLine().getOut();
  }
}
