package eu.riscale.hub.command;

import eu.riscale.hub.command.option.HelpLists;
import eu.riscale.hub.command.option.LimitOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.PythonOptions;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub package`: writes a self-contained package that is the same, byte for byte, on every run.
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description = "Validate a resource and put all its files into one zip or folder.",
    footer = {
      "A look at what would be in the zip:",
      "  hub package --dry-run my-model",
      "Write it, and test it:",
      "  hub package --test -o my-model.zip my-model",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class PackageCommand implements Callable<Integer> {
  @Spec private CommandSpec self;
  @Mixin private final ReportOptions report = new ReportOptions();
  @Mixin final NetworkOptions network = new NetworkOptions();
  @Mixin private final PythonOptions python = new PythonOptions();
  @Mixin private final LimitOptions limits = new LimitOptions();

  @Parameters(
      paramLabel = "SOURCE",
      description = "An RDF file, a folder or zip that holds one, or - for standard input.")
  private String source;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description =
          "The zip to write or, where PATH ends in /, the folder (default: a zip in the working"
              + " folder, with the name of the folder of SOURCE).")
  private @Nullable String output;

  @Option(names = "--overwrite", description = "Replace an older package at PATH.")
  private boolean overwrite;

  @Option(
      names = "--weights",
      paramLabel = "FORMAT",
      completionCandidates = HelpLists.Weights.class,
      description =
          "Keep only this weights format: ${COMPLETION-CANDIDATES}. Repeatable (default: all that"
              + " are present).")
  private List<String> weights = List.of();

  @Option(
      names = "--make-cover",
      description = "Where a model has no cover, draw one from its test input and output.")
  private boolean makeCover;

  @Option(names = "--dry-run", description = "List files, sizes and changes, and write nothing.")
  private boolean dryRun;

  @Option(names = "--test", description = "Test the finished package as 'hub test' does.")
  private boolean test;

  private final InputStream stdin;

  public PackageCommand(InputStream stdin) {
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws Exception {
    SourceOptions.refuseEmpty(self, source);
    report.check();
    limits.check();
    weights.forEach(this::requireFormat);
    Destination destination = destination();
    PackageOptions options =
        new PackageOptions(
            destination,
            new KeptWeights(weights),
            makeCover ? Covers.DRAWN : Covers.AS_DESCRIBED,
            python.settings().code());
    try (RunningReports reports = new RunningReports(report, List.of(source), Severity.ERROR)) {
      ResourceResult packed = new PackageModel(stdin, options).source(source);
      boolean made = packed.outcome() instanceof Outcome.Packaged;
      reports.add(packed);
      if (test && made && destination instanceof Destination.Written(var target)) {
        reports.add(tested(target));
      }
      int status = reports.end();
      if (!dryRun && !made) {
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
    if (test && dryRun) {
      throw wrong("--dry-run writes no package that --test could test.");
    }
    if (output == null && dryRun) {
      return new Destination.Trial("");
    }
    PackageTarget target = output == null ? usualTarget() : target(output);
    return dryRun ? new Destination.Trial(target.given()) : new Destination.Written(target);
  }

  /// The zip that is written where nobody says another place; nothing is replaced that was not
  /// named.
  private PackageTarget usualTarget() throws ReportException {
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
          .refusal(source, overwrite ? Older.REPLACED : Older.KEPT)
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
      throw wrong("--weights " + word + ": use one of " + WeightsFormat.words() + ".");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(self.commandLine(), message);
  }
}
