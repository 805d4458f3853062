package eu.riscale.hub.command;

import eu.riscale.hub.command.option.ConsumerOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.OwnSettings;
import eu.riscale.hub.command.option.PolicyOptions;
import eu.riscale.hub.command.option.ProfileOptions;
import eu.riscale.hub.command.option.SettingsOptions;
import eu.riscale.hub.command.option.SpecOptions;
import eu.riscale.hub.command.option.Watching;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import eu.riscale.hub.work.ValidateProfiles;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `hub validate`: is the description right, and are its files there and consistent?
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Check descriptions, and the files they name, against the specification.",
    footer = {
      "The description and the files in a folder:",
      "  hub validate my-model",
      "What a hub asks beyond the specification as well:",
      "  hub validate --profile ri-scale my-model",
      "All models of a repository, with marks in its pull requests:",
      "  hub validate --report github models/*/rdf.yaml",
    })
public final class ValidateCommand implements Callable<Integer> {
  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final SpecOptions spec = new SpecOptions();
  @Mixin private final SettingsOptions settings = new SettingsOptions();
  @Mixin private final PolicyOptions policy = new PolicyOptions();
  @Mixin private final ConsumerOptions consumers = new ConsumerOptions();
  @Mixin private final ProfileOptions profiles = new ProfileOptions();
  @Mixin private final ReportOptions report = new ReportOptions();
  @Mixin final NetworkOptions network = new NetworkOptions();

  @Option(names = "--no-io", description = "Read the description alone, not the files it names.")
  private boolean noIo;

  @Option(names = "--watch", description = Watching.HELP)
  private boolean watch;

  private final InputStream stdin;

  public ValidateCommand(InputStream stdin) {
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws Exception {
    OwnSettings own = settings.read();
    policy.check(own);
    report.check();
    NamedFiles files = noIo ? NamedFiles.LEFT_ALONE : NamedFiles.CHECKED;
    ValidateOptions options =
        new ValidateOptions(
            files, spec.formatVersion(), policy::policy, consumers.named(), ModelCode.REFUSED);
    ValidateProfiles validate =
        new ValidateProfiles(
            new Validate(stdin, options), profiles.named(), own.settings().profiles(), files);
    List<String> given = sources.part(sources.sources());
    return watch
        ? new Watching(report.spec).repeat(given, () -> check(given, validate))
        : check(given, validate);
  }

  private int check(List<String> given, ValidateProfiles validate) throws ReportException {
    try (RunningReports reports = new RunningReports(report, given, policy.failOn())) {
      Batch.run(
          given, sources, new Batch.Work(policy::policy, source -> "", validate::source), reports);
      return reports.end();
    }
  }
}
