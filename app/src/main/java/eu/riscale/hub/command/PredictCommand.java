package eu.riscale.hub.command;

import eu.riscale.hub.command.option.HelpLists;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.PythonOptions;
import eu.riscale.hub.command.option.TileOptions;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.predict.OutputFormat;
import eu.riscale.hub.predict.PredictException;
import eu.riscale.hub.predict.PredictOptions;
import eu.riscale.hub.predict.PredictOptions.Task;
import eu.riscale.hub.predict.PredictOptions.Writing;
import eu.riscale.hub.predict.PredictWatch;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.work.PredictModel;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// `hub predict`: runs a model on images.
public final class PredictCommand {
  private static final Iterable<String> FORMATS = OutputFormat.words();

  private final CommandSpec self;
  private final ReportOptions report = new ReportOptions();
  private final NetworkOptions network = new NetworkOptions();
  private final PythonOptions python = new PythonOptions();
  private final TileOptions tiles = new TileOptions();

  private final Given<String> argument =
      Given.argument(
          0, "SOURCE", "An RDF file, a folder or zip that holds one, or - for standard input.");

  private final Given<List<String>> inputs =
      Given.options(
          "--input",
          "[NAME=]FILE",
          "The image for the input NAME, which may be left out where the model has one: .npy, TIFF,"
              + " PNG or JPEG, or a folder of them, each of which is run. Repeatable.");

  private final Given<List<String>> axes =
      Given.options(
          "--axes",
          "[NAME=]AXES",
          "Which axis of the file is which, such as yxc: b samples, t time, c channels, z, y, x, or"
              + " ids with commas between (default: as the file says, else as the description has"
              + " them). Repeatable.");

  private final Given<Path> folder =
      Given.option(
              Path.class,
              "--output",
              "DIR",
              "The folder for the outputs (default: the working folder).")
          .orShort("-o");

  private final Given<String> format =
      Given.option(
              String.class,
              "--format",
              "KIND",
              "The kind of the files that are written: ${COMPLETION-CANDIDATES} (default: npy for"
                  + " npy, tif for images). What a kind cannot hold is written as npy.")
          .offering(FORMATS);

  private final Flag overwrite = new Flag("--overwrite", "Replace outputs that are there already.");

  private final Given<String> weights =
      Given.option(
              String.class,
              "--weights",
              "FORMAT",
              "Run this weights format: ${COMPLETION-CANDIDATES} (default: the first that runs"
                  + " here).")
          .offering(HelpLists.WEIGHTS);

  private final Given<String> device =
      Given.option(
          String.class,
          "--device",
          "DEVICE",
          "Where to run: auto, cpu, cuda or cuda:N (default: auto).");

  private final Given<Path> stats =
      Given.option(
          Path.class,
          "--stats",
          "FILE",
          "The statistics of the dataset, for models with steps that measure all images together:"
              + " read where the file is there, else measured of all that are given, and written.");

  private final Flag dryRun =
      new Flag(
          "--dry-run", "Show axes, tiles, memory and files, and neither run nor write anything.");

  private final Flag writeTestOutputs =
      new Flag(
          "--write-test-outputs",
          "Run the test inputs, and write what comes out as the test outputs of the model, in the"
              + " place of those that it has; their checksums in the description are renewed.");

  private final InputStream stdin;

  public PredictCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "predict",
                this::call,
                "Run a model on images, with the pre- and postprocessing that it describes; whole,"
                    + " or in tiles where they are too large or the model takes one size.",
                "The network is opened only where 'hub test' opens it, in a process of its own:"
                    + " code that comes with it needs --trust-code.")
            .with(
                report,
                network,
                python,
                argument,
                inputs,
                axes,
                folder,
                format,
                overwrite,
                weights,
                device,
                tiles,
                stats,
                dryRun,
                writeTestOutputs)
            .example(
                "One image; the outputs go to a folder:",
                "hub predict my-model --input cells.tif -o predicted")
            .example(
                "All images of a folder, in tiles of 512 × 512:",
                "hub predict my-model --input images/ --tile 512 -o predicted")
            .example(
                "What would be run, where the file does not say its axes:",
                "hub predict my-model --input raw=stack.npy --axes raw=zyx --dry-run")
            .example(
                "New test outputs of a model whose weights have changed:",
                "hub predict my-model --weights onnx --write-test-outputs")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    String source = argument.or("");
    SourceOptions.refuseEmpty(argument, source);
    report.check();
    PredictOptions options = options();
    PredictModel.Done done;
    try (Shown shown = new Shown()) {
      PredictModel predict =
          new PredictModel(
              new Validate(
                  stdin, ValidateOptions.asDeclared(NamedFiles.CHECKED, options.python().code())),
              options,
              shown);
      done = predict.source(source);
    }
    return Math.max(described(source, done.described()), failed(done.failure()));
  }

  /// A description that is wrong is reported as by `hub validate`; of one that is right there is
  /// nothing to say, unless a report is asked for.
  private int described(String source, ResourceResult described) throws ReportException {
    boolean isFine = described.isFine(Severity.ERROR);
    if (isFine && !report.isAskedFor()) {
      return ExitStatus.OK;
    }
    try (RunningReports reports = new RunningReports(report, List.of(source), Severity.ERROR)) {
      reports.add(described);
      int status = reports.end();
      if (!isFine) {
        report.say("nothing was predicted.");
      }
      return status;
    }
  }

  private int failed(Optional<PredictException> failure) {
    if (failure.isEmpty()) {
      return ExitStatus.OK;
    }
    report.say(Printable.line(failure.get().getMessage()));
    if (!failure.get().hint().isEmpty()) {
      report.say("help: " + Printable.line(failure.get().hint()));
    }
    return switch (failure.get().kind()) {
      case USAGE -> ExitStatus.USAGE;
      case INPUT -> ExitStatus.UNREADABLE;
      case MODEL -> ExitStatus.FINDINGS;
      case MACHINE -> ExitStatus.ENGINE;
    };
  }

  private PredictOptions options() {
    return new PredictOptions(
        inputs.or(List.of()),
        axes.or(List.of()),
        folder.or(Path.of("")),
        format.find().map(this::format),
        weights.find().map(this::weights),
        device(),
        python.settings(),
        tiles.wishes(),
        stats.find(),
        writing(),
        task());
  }

  private Task task() {
    if (!writeTestOutputs.isSet()) {
      return Task.IMAGES;
    }
    if (inputs.get() != null || folder.get() != null || format.get() != null) {
      throw inputs.wrong(
          "--write-test-outputs runs the test inputs and writes .npy files beside the description;"
              + " leave out --input, -o and --format.");
    }
    return Task.TEST_OUTPUTS;
  }

  private Writing writing() {
    if (dryRun.isSet()) {
      return Writing.NOTHING;
    }
    return overwrite.isSet() ? Writing.OVER_OLD_FILES : Writing.NEW_FILES;
  }

  private OutputFormat format(String word) {
    return OutputFormat.of(word)
        .orElseThrow(() ->
            format.wrong(
                "--format "
                    + word
                    + ": use one of "
                    + String.join(", ", OutputFormat.words())
                    + "."));
  }

  private WeightsFormat weights(String word) {
    return WeightsFormat.of(word)
        .orElseThrow(() ->
            weights.wrong("--weights " + word + ": use one of " + WeightsFormat.words() + "."));
  }

  private Device device() {
    try {
      return Device.of(device.or("auto"));
    } catch (IllegalArgumentException e) {
      throw device.wrong("--device: " + e.getMessage() + ".");
    }
  }

  /// Tells a person what is done: on standard output, unless a report stands there.
  private final class Shown implements PredictWatch, AutoCloseable {
    private @Nullable Progress progress;

    @Override
    public void line(String label, String text) {
      if (report.isHeard()) {
        PrintWriter out =
            report.takesStdout() ? self.commandLine().getErr() : self.commandLine().getOut();
        out.println("%-8s %s".formatted(label, Printable.line(text)));
        out.flush();
      }
    }

    @Override
    public void progress(String line) {
      report.progress().accept(line);
    }

    @Override
    public void begins(int runs) {
      close();
      progress = Progress.of(runs, report.isWatched() && runs > 1);
    }

    @Override
    public void step() {
      if (progress != null) {
        progress.step();
      }
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
      }
      progress = null;
    }
  }
}
