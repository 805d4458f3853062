package eu.riscale.hub.command;

import eu.riscale.hub.command.option.LimitOptions;
import eu.riscale.hub.command.option.ProfileOptions;
import eu.riscale.hub.command.option.PythonOptions;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.process.ModelTests;
import eu.riscale.hub.report.FixText;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.spec.edit.Fixes.Extent;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.FixSource;
import eu.riscale.hub.work.FixSource.Writing;
import eu.riscale.hub.work.PackageOptions.Covers;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import eu.riscale.hub.work.ValidateProfiles;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// `hub fix`: makes in a description what the findings of `hub validate` offer.
public final class FixCommand {
  private final CommandSpec self;
  private final ReportOptions report = new ReportOptions();
  private final ProfileOptions profiles = new ProfileOptions();

  private final Given<List<String>> given =
      Given.arguments(
          1,
          String.class,
          "SOURCE",
          "An RDF file, or a folder that holds one; it is changed there.");

  private final Flag diff =
      new Flag(
          "--diff",
          "Show what would be changed, and write nothing. The exit status is 1 where something"
              + " would be.");

  private final Flag unsafe =
      new Flag(
          "--unsafe",
          "Also take away what has no place in the description, such as fields that no version of"
              + " the format has; and test a model that is valid then, and write the steps that"
              + " the diagnosis of a failing test names, where the test passes with them.");

  private final Flag makeCover =
      new Flag("--make-cover", "Where a model has no cover, draw cover.png and name it.");

  private final InputStream stdin;
  private final Supplier<ModelTests> processes;

  /// @param processes where models are tested
  public FixCommand(InputStream stdin, Supplier<ModelTests> processes) {
    this.stdin = stdin;
    this.processes = processes;
    self =
        Command.of(
                "fix",
                this::call,
                "Change descriptions as the findings of 'hub validate' say, where that needs nobody"
                    + " who knows the model.",
                "Names, forms, quotes, checksums and the like are written as they are meant, one"
                    + " line of output each; comments and all else stay as they are. What only the"
                    + " author knows is reported as 'hub validate' does.")
            .with(report, profiles, given, diff, unsafe, makeCover)
            .example("See what would be changed:", "hub fix --diff my-model")
            .example("Change it, and see what is left:", "hub fix my-model")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    List<String> sources = given.or(List.of());
    sources.forEach(source -> SourceOptions.refuseEmpty(given, source));
    report.check();
    ValidateProfiles validate =
        new ValidateProfiles(
            new Validate(stdin, ValidateOptions.asDeclared(NamedFiles.CHECKED, ModelCode.REFUSED)),
            profiles.named(),
            List.of(),
            NamedFiles.CHECKED);
    Covers covers = makeCover.isSet() ? Covers.DRAWN : Covers.AS_DESCRIBED;
    if (!unsafe.isSet()) {
      return fix(sources, new FixSource(validate, Extent.SAFE, covers, Optional.empty()));
    }
    Conditions conditions = new LimitOptions().conditions(Settings.NONE, report.progress());
    TestOptions options = TestOptions.all(new PythonOptions().settings());
    try (WhenAsked tests = new WhenAsked(processes)) {
      return fix(
          sources,
          new FixSource(
              validate,
              Extent.UNSAFE,
              covers,
              Optional.of(description -> test(description, tests, options, conditions))));
    }
  }

  /// Most descriptions have nothing to be tested: no process is begun for them.
  private static final class WhenAsked implements AutoCloseable {
    private final Supplier<ModelTests> processes;
    private Optional<ModelTests> begun = Optional.empty();

    WhenAsked(Supplier<ModelTests> processes) {
      this.processes = processes;
    }

    ModelTests get() {
      ModelTests tests = begun.orElseGet(processes);
      begun = Optional.of(tests);
      return tests;
    }

    @Override
    public void close() {
      begun.ifPresent(ModelTests::close);
    }
  }

  private static ResourceResult test(
      Path description, WhenAsked tests, TestOptions options, Conditions conditions) {
    return tests
        .get()
        .test(
            new ModelTest(
                description.toString(),
                ModelTest.NO_INPUT,
                FormatVersion.DISCOVER,
                Policy.AS_SPECIFIED,
                options),
            conditions);
  }

  private int fix(List<String> sources, FixSource fix) throws ReportException {
    return diff.isSet() ? show(sources, fix) : write(sources, fix);
  }

  private int write(List<String> sources, FixSource fix) throws ReportException {
    PrintWriter lines = report.takesStdout() ? self.commandLine().getErr() : out();
    try (RunningReports reports = new RunningReports(report, sources, Severity.ERROR)) {
      for (String source : sources) {
        FixSource.Done done = fix.source(source, Writing.DONE);
        if (!done.fixes().isEmpty() && report.isHeard()) {
          lines.println(Printable.line(source) + ": " + counted(done.fixes().size()));
          FixText.lines(done.fixes()).forEach(lines::println);
          lines.flush();
        }
        reports.add(done.result());
      }
      return reports.end();
    }
  }

  private int show(List<String> sources, FixSource fix) {
    int status = ExitStatus.OK;
    for (String source : sources) {
      FixSource.Done done = fix.source(source, Writing.LEFT);
      if (done.name().isEmpty()) {
        report.say(Printable.line(done.result().findings().getFirst().message()));
        status = Math.max(status, ExitStatus.of(List.of(done.result()), Severity.ERROR));
      } else if (!done.before().equals(done.after())) {
        FixText.diff(done.name(), done.before(), done.after()).forEach(out()::println);
        out().flush();
        status = Math.max(status, ExitStatus.FINDINGS);
      }
    }
    return status;
  }

  private static String counted(int fixes) {
    return fixes == 1 ? "1 change" : "%,d changes".formatted(fixes);
  }

  private PrintWriter out() {
    return self.commandLine().getOut();
  }
}
