package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.convert.ConvertTarget;
import eu.riscale.hub.packaging.PackageTarget;
import eu.riscale.hub.packaging.PackageTarget.Older;
import eu.riscale.hub.report.FixText;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.ConvertSource;
import eu.riscale.hub.work.ConvertSource.To;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.File;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `hub convert`: writes a description in the newest format, or with weights in one format more.
public final class ConvertCommand {
  private static final String LATEST = "latest";
  private static final String ONNX = "onnx";

  /// The newest formats by their names: of models, and of all else.
  private static final List<String> TARGETS = List.of(LATEST, "0.5", "0.3", ONNX);

  private final CommandSpec self;
  private final ReportOptions report = new ReportOptions();

  private final Given<String> argument =
      Given.argument(
          0, "SOURCE", "An RDF file, a folder or zip that holds one, or - for standard input.");

  private final Given<String> to =
      Given.option(
              String.class,
              "--to",
              "WHAT",
              "latest, or 0.5 of a model and 0.3 of all else: the newest format; onnx: weights in"
                  + " that format as well, made of those of Keras or TensorFlow.js and tested"
                  + " (default: latest).")
          .offering(TARGETS);

  private final Given<String> output =
      Given.option(
              String.class,
              "--output",
              "PATH",
              "The description to write, in the folder of SOURCE; or, where PATH ends in / or .zip,"
                  + " a package with all files (default: beside SOURCE, such as rdf-0.5.yaml).")
          .orShort("-o");

  private final Flag inPlace = new Flag("--in-place", "Change the description itself.");

  private final Flag overwrite = new Flag("--overwrite", "Replace an older file at PATH.");

  private final Flag diff =
      new Flag("--diff", "Show what would be changed, and write no description.");

  private final Flag noIo =
      new Flag("--no-io", "Convert the description alone; do not look at the files it names.");

  private final InputStream stdin;

  public ConvertCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "convert",
                this::call,
                "Write a description in the newest format, or add ONNX weights to a model.",
                "Comments, order and all that stays the same are kept. Each change is told in a"
                    + " line; what cannot be carried over or was guessed is a finding, and a value"
                    + " that was guessed is marked in the description. The original is left as it"
                    + " is, unless --in-place is given.")
            .with(report, argument, to, output, inPlace, overwrite, diff, noIo)
            .example("See what would be changed:", "hub convert --diff my-model")
            .example("Write it beside the original:", "hub convert my-model")
            .example(
                "Add ONNX weights to a Keras model:", "hub convert --to onnx --in-place my-model")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    String source = argument.or("");
    SourceOptions.refuseEmpty(argument, source);
    report.check();
    To target = target();
    ConvertSource convert =
        new ConvertSource(
            stdin,
            noIo.isSet() ? NamedFiles.LEFT_ALONE : NamedFiles.CHECKED,
            place(source),
            report.progress());
    try (RunningReports reports = new RunningReports(report, List.of(source), Severity.ERROR)) {
      ConvertSource.Done done = convert.source(source, target);
      if (done.isUsage()) {
        throw output.wrong(Printable.line(done.said()));
      }
      tell(source, done);
      reports.add(done.result());
      return reports.end();
    }
  }

  private void tell(String source, ConvertSource.Done done) {
    if (!report.isHeard()) {
      return;
    }
    PrintWriter lines =
        report.takesStdout() ? self.commandLine().getErr() : self.commandLine().getOut();
    if (diff.isSet() && !done.before().isEmpty()) {
      FixText.diff(done.name(), done.before(), done.after()).forEach(lines::println);
    } else if (!done.said().isEmpty()) {
      lines.println(Printable.line(source) + ": " + Printable.line(done.said()));
      done.steps().stream().map(ConvertCommand::line).forEach(lines::println);
    }
    lines.flush();
  }

  private static String line(ConvertSource.Step step) {
    return "  %s%s %s"
        .formatted(
            step.line() > 0 ? "line " + step.line() + ", " : "",
            Printable.line(step.done().at().toString()),
            Printable.line(step.done().told()));
  }

  private To target() {
    String word = to.or(LATEST);
    if (!TARGETS.contains(word)) {
      throw to.wrong("--to " + word + ": use one of " + String.join(", ", TARGETS) + ".");
    }
    To target = word.equals(ONNX) ? To.ONNX : To.NEWEST;
    if (target == To.ONNX && noIo.isSet()) {
      throw to.wrong("--no-io: weights are made of the files that it leaves alone.");
    }
    return target;
  }

  private ConvertTarget place(String source) throws ReportException {
    String named = output.get();
    if (inPlace.isSet() && (named != null || diff.isSet())) {
      throw output.wrong(
          named != null
              ? "--in-place writes over the original, and -o beside it; use one of them."
              : "--diff writes nothing, also not in place.");
    }
    if (diff.isSet()) {
      return new ConvertTarget.Shown();
    }
    if (inPlace.isSet()) {
      return new ConvertTarget.InPlace();
    }
    if (named == null) {
      return new ConvertTarget.Beside(overwrite.isSet());
    }
    try {
      boolean isPackage =
          named.endsWith("/")
              || named.endsWith(File.separator)
              || named.toLowerCase(Locale.ROOT).endsWith(".zip");
      return isPackage
          ? packed(source, PackageTarget.of(named))
          : new ConvertTarget.Named(Path.of(named).toAbsolutePath().normalize(), overwrite.isSet());
    } catch (InvalidPathException e) {
      throw output.wrong("-o " + named + ": " + Reason.of(e) + ".", e);
    }
  }

  private ConvertTarget packed(String source, PackageTarget target) throws ReportException {
    Optional<String> obstacle = target.obstacle();
    if (obstacle.isPresent()) {
      throw new ReportException(
          "the package " + target.given() + " cannot be written: " + obstacle.get());
    }
    Optional<String> refusal =
        target.refusal(source, overwrite.isSet() ? Older.REPLACED : Older.KEPT);
    if (refusal.isPresent()) {
      throw output.wrong("-o " + target.given() + ": " + refusal.get());
    }
    return new ConvertTarget.Packed(target);
  }
}
