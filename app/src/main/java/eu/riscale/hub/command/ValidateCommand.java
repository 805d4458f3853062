package eu.riscale.hub.command;

import eu.riscale.hub.command.option.ConsumerOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.OwnSettings;
import eu.riscale.hub.command.option.PolicyOptions;
import eu.riscale.hub.command.option.ProfileOptions;
import eu.riscale.hub.command.option.SettingsOptions;
import eu.riscale.hub.command.option.SpecOptions;
import eu.riscale.hub.command.option.Watching;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import eu.riscale.hub.work.ValidateProfiles;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `hub validate`: is the description right, and are its files there and consistent?
public final class ValidateCommand {
  private final CommandSpec self;
  private final SourceOptions sources = new SourceOptions();
  private final SpecOptions spec = new SpecOptions();
  private final SettingsOptions settings = new SettingsOptions();
  private final PolicyOptions policy = new PolicyOptions();
  private final ConsumerOptions consumers = new ConsumerOptions();
  private final ProfileOptions profiles = new ProfileOptions();
  private final ReportOptions report = new ReportOptions();
  private final NetworkOptions network = new NetworkOptions();

  private final Flag noIo =
      new Flag("--no-io", "Read the description alone, not the files it names.");

  private final Flag watch = new Flag("--watch", Watching.HELP);

  private final InputStream stdin;

  public ValidateCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "validate",
                this::call,
                "Check descriptions, and the files they name, against the specification.")
            .with(
                sources, spec, settings, policy, consumers, profiles, report, network, noIo, watch)
            .example("The description and the files in a folder:", "hub validate my-model")
            .example(
                "What a hub asks beyond the specification as well:",
                "hub validate --profile ri-scale my-model")
            .example(
                "All models of a repository, with marks in its pull requests:",
                "hub validate --report github models/*/rdf.yaml")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    OwnSettings own = settings.read();
    policy.check(own);
    report.check();
    NamedFiles files = noIo.isSet() ? NamedFiles.LEFT_ALONE : NamedFiles.CHECKED;
    ValidateOptions options =
        new ValidateOptions(
            files, spec.formatVersion(), policy::policy, consumers.named(), ModelCode.REFUSED);
    ValidateProfiles validate =
        new ValidateProfiles(
            new Validate(stdin, options), profiles.named(), own.settings().profiles(), files);
    List<String> given = sources.part(sources.sources());
    return watch.isSet()
        ? new Watching(self).repeat(given, () -> check(given, validate))
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
