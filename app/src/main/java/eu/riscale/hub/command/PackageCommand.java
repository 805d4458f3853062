package eu.riscale.hub.command;

import eu.riscale.hub.command.option.HelpLists;
import eu.riscale.hub.command.option.LimitOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.PythonOptions;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.engine.python.CommandWord;
import eu.riscale.hub.packaging.KeptWeights;
import eu.riscale.hub.packaging.PackageTarget;
import eu.riscale.hub.packaging.PackageTarget.Older;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.work.Outcome;
import eu.riscale.hub.work.PackageModel;
import eu.riscale.hub.work.PackageOptions;
import eu.riscale.hub.work.PackageOptions.Covers;
import eu.riscale.hub.work.PackageOptions.Destination;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `hub package`: writes a self-contained package that is the same, byte for byte, on every run.
public final class PackageCommand {
  private final CommandSpec self;
  private final ReportOptions report = new ReportOptions();
  private final NetworkOptions network = new NetworkOptions();
  private final PythonOptions python = new PythonOptions();
  private final LimitOptions limits = new LimitOptions();

  private final Given<String> argument =
      Given.argument(
          0, "SOURCE", "An RDF file, a folder or zip that holds one, or - for standard input.");

  private final Given<String> output =
      Given.option(
              String.class,
              "--output",
              "PATH",
              "The zip to write or, where PATH ends in /, the folder (default: a zip in the working"
                  + " folder, with the name of the folder of SOURCE).")
          .orShort("-o");

  private final Flag overwrite = new Flag("--overwrite", "Replace an older package at PATH.");

  private final Given<List<String>> weights =
      Given.options(
              "--weights",
              "FORMAT",
              "Keep only this weights format: ${COMPLETION-CANDIDATES}. Repeatable (default: all"
                  + " that are present).")
          .offering(HelpLists.WEIGHTS);

  private final Flag makeCover =
      new Flag(
          "--make-cover", "Where a model has no cover, draw one from its test input and output.");

  private final Flag dryRun =
      new Flag("--dry-run", "List files, sizes and changes, and write nothing.");

  private final Flag test = new Flag("--test", "Test the finished package as 'hub test' does.");

  private final InputStream stdin;

  public PackageCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "package",
                this::call,
                "Validate a resource and put all its files into one zip or folder.")
            .with(
                report, network, python, limits, argument, output, overwrite, weights, makeCover,
                dryRun, test)
            .example("A look at what would be in the zip:", "hub package --dry-run my-model")
            .example("Write it, and test it:", "hub package --test -o my-model.zip my-model")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    String source = source();
    SourceOptions.refuseEmpty(argument, source);
    report.check();
    limits.check();
    List<String> kept = weights.or(List.of());
    kept.forEach(this::requireFormat);
    Destination destination = destination();
    PackageOptions options =
        new PackageOptions(
            destination,
            new KeptWeights(kept),
            makeCover.isSet() ? Covers.DRAWN : Covers.AS_DESCRIBED,
            python.settings().code());
    try (RunningReports reports = new RunningReports(report, List.of(source), Severity.ERROR)) {
      ResourceResult packed = new PackageModel(stdin, options).source(source);
      boolean made = packed.outcome() instanceof Outcome.Packaged;
      reports.add(packed);
      if (test.isSet() && made && destination instanceof Destination.Written(var target)) {
        reports.add(tested(target));
      }
      int status = reports.end();
      if (!dryRun.isSet() && !made) {
        report.say("nothing was written.");
      }
      return status;
    }
  }

  private ResourceResult tested(PackageTarget target) {
    try (ModelProcesses processes = ModelProcesses.begin(List.of(target.given()))) {
      return processes.test(
          new ModelTest(
              target.given(),
              ModelTest.NO_INPUT,
              FormatVersion.DISCOVER,
              Policy.AS_SPECIFIED,
              TestOptions.all(python.settings())),
          limits.conditions(Settings.NONE, report.progress()));
    }
  }

  private Destination destination() throws ReportException {
    if (test.isSet() && dryRun.isSet()) {
      throw wrong("--dry-run writes no package that --test could test.");
    }
    String named = output.get();
    if (named == null && dryRun.isSet()) {
      return new Destination.Trial("");
    }
    PackageTarget target = named == null ? usualTarget() : target(named);
    return dryRun.isSet() ? new Destination.Trial(target.given()) : new Destination.Written(target);
  }

  /// The zip that is written where nobody says another place; nothing is replaced that was not
  /// named.
  private PackageTarget usualTarget() throws ReportException {
    String source = source();
    String name;
    try {
      name = PackageTarget.usual(source).orElse("");
    } catch (InvalidPathException e) {
      name = "";
    }
    if (name.isEmpty()) {
      throw wrong("Say where to write the package: -o model.zip, or -o folder/.");
    }
    if (Files.exists(Path.of(name), LinkOption.NOFOLLOW_LINKS)) {
      throw wrong(
          "The package would be %s, which is there already. To replace it: hub package %s -o %s --overwrite"
              .formatted(name, CommandWord.of(source), CommandWord.of(name)));
    }
    return target(name);
  }

  private PackageTarget target(String given) throws ReportException {
    try {
      PackageTarget target = PackageTarget.of(given);
      Optional<String> obstacle = target.obstacle();
      if (obstacle.isPresent()) {
        throw new ReportException("the package " + given + " cannot be written: " + obstacle.get());
      }
      target
          .refusal(source(), overwrite.isSet() ? Older.REPLACED : Older.KEPT)
          .ifPresent(why -> {
            throw wrong("-o " + given + ": " + why);
          });
      return target;
    } catch (InvalidPathException e) {
      throw wrong("-o " + given + ": " + Reason.of(e) + ".");
    }
  }

  private void requireFormat(String word) {
    if (WeightsFormat.of(word).isEmpty()) {
      throw weights.wrong("--weights " + word + ": use one of " + WeightsFormat.words() + ".");
    }
  }

  private String source() {
    return argument.or("");
  }

  private ParameterException wrong(String message) {
    return output.wrong(message);
  }
}
