package eu.riscale.hub.command;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.library.NvidiaDriver;
import eu.riscale.hub.report.ResultFile;
import eu.riscale.hub.run.TestKind;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.TestModel;
import eu.riscale.hub.work.Validate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
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
  @Mixin final NetworkOptions network = new NetworkOptions();
  @Mixin private final PythonOptions python = new PythonOptions();
  @Mixin private final KeepOptions keep = new KeepOptions();
  @Mixin private final ChildOptions child = new ChildOptions();

  @Option(
      names = "--weights",
      paramLabel = "FORMAT",
      completionCandidates = HelpLists.Weights.class,
      description =
          "Test only this weights format: ${COMPLETION-CANDIDATES}. Repeatable (default: all that"
              + " are present).")
  private List<String> weights = List.of();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description =
          "Where to run: auto, cpu, cuda or cuda:N (default: auto). A device that cannot be had is"
              + " an error, never replaced by another.")
  private String device = "auto";

  @Option(
      names = "--tests",
      paramLabel = "TEST",
      split = ",",
      completionCandidates = HelpLists.Tests.class,
      description =
          "Run only these tests, with commas between: ${COMPLETION-CANDIDATES} (default: all).")
  private List<String> tests = List.of();

  @Option(
      names = "--stop-early",
      description = "Leave out a model's other tests after the first that fails.")
  private boolean stopEarly;

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
      throw wrong("--time-limit: give it at least 1 second.");
    }
    TestOptions options =
        new TestOptions(formats(), device(), python.wish(), tests(), stopEarly, child.keep());
    Optional<String> refusal = NvidiaDriver.refuses(options.device());
    if (refusal.isPresent()) {
      self.commandLine().getErr().println("hub: " + refusal.get());
      return ExitStatus.ENGINE;
    }
    if (child.result().isPresent()) {
      return asChild(options, child.result().get());
    }
    List<ResourceResult> results = results(options, sources.sources());
    report.write(results);
    return ExitStatus.of(results, policy.failOn);
  }

  /// A single model is tested in this process, which starts sooner.
  private List<ResourceResult> results(TestOptions options, List<String> given) throws IOException {
    Map<String, Path> folders = keep.folders(given);
    if (given.size() == 1) {
      Optional<Path> folder = folders.values().stream().findFirst();
      return List.of(test(options.keeping(folder), result -> {}).source(given.getFirst()));
    }
    try (ModelProcesses processes =
            new ModelProcesses(options(), stdin, Duration.ofSeconds(timeLimit), policy::apply);
        Progress progress = Progress.of(given.size(), report.isWatched())) {
      return Batch.run(
          given,
          sources.jobs,
          source -> {
            ResourceResult result = test(source, more(folders, source), processes);
            progress.step();
            return result;
          });
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
    return new TestModel(validate(), options, policy::apply, report.progress(), soFar);
  }

  private Validate validate() {
    return new Validate(stdin, true, spec.latest(), policy::apply);
  }

  /// The options of this command line, as another process of hub takes them.
  private List<String> options() {
    List<String> options = new ArrayList<>();
    for (OptionSpec option : Set.copyOf(self.commandLine().getParseResult().matchedOptions())) {
      if (option.longestName().equals(KeepOptions.NAME)) {
        continue; // Each model has a folder of its own there.
      }
      if (option.arity().max() == 0) {
        options.add(option.longestName());
      } else {
        option
            .originalStringValues()
            .forEach(value -> options.add(option.longestName() + "=" + value));
      }
    }
    return options;
  }

  private List<WeightsFormat> formats() {
    List<WeightsFormat> formats = new ArrayList<>();
    for (String word : weights) {
      formats.add(
          WeightsFormat.of(word)
              .orElseThrow(() ->
                  wrong("--weights " + word + ": use one of " + WeightsFormat.words() + ".")));
    }
    return formats;
  }

  /// In the order in which they run, whatever the order they were given in.
  private List<TestKind> tests() {
    Set<TestKind> chosen = EnumSet.noneOf(TestKind.class);
    for (String word : tests) {
      chosen.add(
          TestKind.of(word)
              .orElseThrow(
                  () -> wrong("--tests " + word + ": use one or more of " + knownTests())));
    }
    return chosen.isEmpty() ? List.of(TestKind.values()) : List.copyOf(chosen);
  }

  private static String knownTests() {
    return String.join(", ", Arrays.stream(TestKind.values()).map(TestKind::word).toList()) + ".";
  }

  private Device device() {
    try {
      return Device.of(device);
    } catch (IllegalArgumentException e) {
      throw wrong("--device: " + e.getMessage() + ".");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(self.commandLine(), message);
  }
}
