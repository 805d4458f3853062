package eu.riscale.hub.command;

import eu.riscale.hub.command.option.ChosenTests;
import eu.riscale.hub.command.option.KeepOptions;
import eu.riscale.hub.command.option.LimitOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.OwnSettings;
import eu.riscale.hub.command.option.PolicyOptions;
import eu.riscale.hub.command.option.PythonOptions;
import eu.riscale.hub.command.option.SettingsOptions;
import eu.riscale.hub.command.option.SpecOptions;
import eu.riscale.hub.command.option.Watching;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.process.ModelTests;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.tensor.picture.Pictures;
import eu.riscale.hub.work.ListedModels;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// `hub test`: validate, then run every weights entry and compare with the test outputs.
public final class TestCommand {
  private final CommandSpec self;
  private final SourceOptions sources = new SourceOptions();
  private final SpecOptions spec = new SpecOptions();
  private final SettingsOptions settings = new SettingsOptions();
  private final PolicyOptions policy = new PolicyOptions();
  private final ReportOptions report = new ReportOptions();
  private final ChosenTests tests = new ChosenTests();
  private final NetworkOptions network = new NetworkOptions();
  private final PythonOptions python = new PythonOptions();
  private final KeepOptions keep = new KeepOptions();
  private final LimitOptions limits = new LimitOptions();

  private final Flag watch = new Flag("--watch", Watching.HELP);

  private final InputStream stdin;
  private final Supplier<ModelTests> processes;

  /// @param processes where the models are tested
  public TestCommand(InputStream stdin, Supplier<ModelTests> processes) {
    this.stdin = stdin;
    this.processes = processes;
    self =
        Command.of(
                "test",
                this::call,
                "Check models, run their weights on the test inputs and compare with the test"
                    + " outputs.")
            .with(
                sources, spec, settings, policy, report, tests, network, python, keep, limits,
                watch)
            .example("All weights formats on all that this machine has:", "hub test my-model")
            .example(
                "One format on the CPU, with its tensors and pictures left in a folder:",
                "hub test --weights onnx --device cpu --keep tensors my-model")
            .example(
                "A page for the browser about all models that a file lists:",
                "hub test --report html=report.html @models.txt")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    OwnSettings own = settings.read();
    policy.check(own);
    report.check();
    limits.check();
    TestOptions options =
        tests
            .options(python.settings(), own.settings())
            .showing(report.wants(ReportFormat.HTML) ? Pictures.SHOWN : Pictures.LEFT_OUT);
    Optional<String> refusal = NvidiaDriver.ofThisMachine().refuses(options.device());
    if (refusal.isPresent()) {
      self.commandLine().getErr().println("hub: " + refusal.get());
      return ExitStatus.ENGINE;
    }
    List<String> given = sources.part(ListedModels.with(sources.sources()));
    if (sources.isResumed() && keep.isAskedFor()) {
      throw new ParameterException(
          self.commandLine(),
          "--resume and --keep: a result that is taken from an earlier run has no tensors to"
              + " keep.");
    }
    Map<String, Path> folders = keep.folders(given);
    Asked asked = new Asked(options, own);
    return watch.isSet()
        ? new Watching(self).repeat(given, () -> check(asked, given, folders))
        : check(asked, given, folders);
  }

  private int check(Asked asked, List<String> given, Map<String, Path> folders)
      throws ReportException {
    try (RunningReports reports = new RunningReports(report, given, policy.failOn())) {
      test(asked, given, folders, reports);
      return reports.end();
    }
  }

  private void test(
      Asked asked, List<String> given, Map<String, Path> folders, RunningReports reports)
      throws ReportException {
    Conditions conditions = limits.conditions(asked.own().settings(), report.progress());
    ModelTests started = processes.get();
    try (Progress progress = Progress.of(given.size(), report.isWatched() && given.size() > 1)) {
      Batch.run(
          given,
          sources,
          new Batch.Work(
              policy::policy,
              source -> asked.needsPython(source) ? python.installed() : "",
              source -> {
                Optional<Path> folder = Optional.ofNullable(folders.get(source));
                TestOptions options = asked.of(source).keeping(folder);
                long begin = System.nanoTime();
                ResourceResult result =
                    test(source, options, started, conditions)
                        .after((System.nanoTime() - begin) / 1e9);
                progress.step();
                return result;
              }),
          reports);
    }
  }

  /// What is asked for, of which a source whose code is trusted is asked more.
  private record Asked(TestOptions options, OwnSettings own) {
    TestOptions of(String source) {
      return own.trusts(source) ? options.trusting() : options;
    }

    /// Code of models runs in Python, and on a GPU networks of other formats may.
    boolean needsPython(String source) {
      return of(source).python().code() == ModelCode.TRUSTED
          || NvidiaDriver.ofThisMachine() == NvidiaDriver.PRESENT;
    }
  }

  private ResourceResult test(
      String source, TestOptions options, ModelTests started, Conditions conditions) {
    ByteBuffer input;
    try {
      input =
          source.equals("-")
              ? ByteBuffer.wrap(stdin.readNBytes(RdfSource.MAX_RDF_BYTES + 1))
              : ModelTest.NO_INPUT;
    } catch (IOException e) {
      return ResourceResult.unreadable(
          source, "standard input cannot be read: " + Reason.of(e) + ".");
    }
    return started.test(
        new ModelTest(source, input, spec.formatVersion(), policy.policy(source), options),
        conditions);
  }
}
