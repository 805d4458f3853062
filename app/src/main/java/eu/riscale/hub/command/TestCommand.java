package eu.riscale.hub.command;

import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.report.ResultFile;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.TestModel;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hub test`: validate, then run every weights entry and compare with the test outputs.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description =
        "Check models, run their weights on the test inputs and compare with the test outputs.")
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec self;
  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final SpecOptions spec = new SpecOptions();
  @Mixin private final PolicyOptions policy = new PolicyOptions();
  @Mixin private final ReportOptions report = new ReportOptions();
  @Mixin private final ChosenTests tests = new ChosenTests();
  @Mixin final NetworkOptions network = new NetworkOptions();
  @Mixin private final PythonOptions python = new PythonOptions();
  @Mixin private final KeepOptions keep = new KeepOptions();
  @Mixin private final ChildOptions child = new ChildOptions();

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "How long the test of one of several models may take (default: 3600).")
  private long timeLimit = 3600;

  private final InputStream stdin;

  public TestCommand(InputStream stdin) {
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws Exception {
    policy.check();
    report.check();
    if (timeLimit < 1) {
      throw new ParameterException(self.commandLine(), "--time-limit: give it at least 1 second.");
    }
    TestOptions options = tests.options(python.settings(), child.keep());
    Optional<String> refusal = NvidiaDriver.refuses(options.device());
    if (refusal.isPresent()) {
      self.commandLine().getErr().println("hub: " + refusal.get());
      return ExitStatus.ENGINE;
    }
    if (child.result().isPresent()) {
      return asChild(options, child.result().get());
    }
    List<String> given = sources.sources();
    Map<String, Path> folders = keep.folders(given);
    try (RunningReports reports = new RunningReports(report, given, policy.failOn)) {
      test(options, given, folders, reports);
      return reports.end();
    }
  }

  /// A single model is tested in this process, which starts sooner.
  private void test(
      TestOptions options, List<String> given, Map<String, Path> folders, RunningReports reports)
      throws IOException, ReportException {
    if (given.size() == 1) {
      Optional<Path> folder = folders.values().stream().findFirst();
      reports.add(test(options.keeping(folder), result -> {}).source(given.getFirst()));
      return;
    }
    try (ModelProcesses processes =
            new ModelProcesses(
                ChildCommand.like(self.commandLine().getParseResult()),
                stdin,
                Duration.ofSeconds(timeLimit),
                policy);
        Progress progress = Progress.of(given.size(), report.isWatched())) {
      Batch.run(
          given,
          sources.jobs,
          source -> {
            ResourceResult result = test(source, more(folders, source), processes);
            progress.step();
            return result;
          },
          reports);
    }
  }

  /// What is invalid needs no process. Standard input can be read only once, so it is left to one.
  private ResourceResult test(String source, List<String> more, ModelProcesses processes) {
    if (source.equals("-")) {
      return processes.test(source, more);
    }
    ResourceResult described = validate().source(source);
    return described.status() == ResourceResult.Status.VALID
        ? processes.test(source, more)
        : described;
  }

  private static List<String> more(Map<String, Path> folders, String source) {
    Path folder = folders.get(source);
    return folder == null ? List.of() : List.of(ChildOptions.KEEP + "=" + folder);
  }

  private int asChild(TestOptions options, Path file) throws IOException {
    Consumer<ResourceResult> keep =
        result -> {
          try {
            ResultFile.write(result, file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    keep.accept(test(options, keep).source(sources.single()));
    return ExitStatus.OK;
  }

  private TestModel test(TestOptions options, Consumer<ResourceResult> soFar) {
    return new TestModel(validate(), options, report.progress(), soFar);
  }

  private Validate validate() {
    return new Validate(
        stdin,
        new ValidateOptions(
            NamedFiles.CHECKED, spec.formatVersion(), policy, List.of(), python.settings().code()));
  }
}
