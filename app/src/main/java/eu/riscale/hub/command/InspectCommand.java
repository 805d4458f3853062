package eu.riscale.hub.command;

import eu.riscale.hub.command.option.ConsumerOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.PolicyOptions;
import eu.riscale.hub.command.option.PythonOptions;
import eu.riscale.hub.command.option.SettingsOptions;
import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.picture.Pictures;
import eu.riscale.hub.work.InspectModel;
import eu.riscale.hub.work.ListedModels;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `hub inspect`: what a model is, what is inside its weights, and where it runs.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Show what a model takes, does and gives, and what is inside its weights; nothing is run.",
    footer = {
      "A model, and whether it runs in ilastik:",
      "  hub inspect --for ilastik my-model.zip",
      "The engines of this machine:",
      "  hub inspect --engines",
      "One array:",
      "  hub inspect --tensor test_input.npy",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec self;
  @Mixin private final SourceOptions sources = new SourceOptions();
  @Mixin private final PythonOptions python = new PythonOptions();
  @Mixin private final SettingsOptions settings = new SettingsOptions();
  @Mixin private final PolicyOptions policy = new PolicyOptions();
  @Mixin private final ConsumerOptions consumers = new ConsumerOptions();
  @Mixin private final ReportOptions report = new ReportOptions();
  @Mixin final NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--tensor",
      paramLabel = "FILE",
      description = "Show one array: a .npy file, or a PNG, JPEG or TIFF image. Repeatable.")
  private List<String> tensors = List.of();

  @Option(
      names = "--engines",
      description = "List engines, their versions and devices, and why one cannot be used.")
  private boolean engines;

  private final InputStream stdin;

  public InspectCommand(InputStream stdin) {
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws Exception {
    policy.check(settings.read());
    report.check();
    if (engines && (report.takesStdout() || (isAboutNothing() && report.isAskedFor()))) {
      throw new ParameterException(
          self.commandLine(),
          "--engines is a text on standard output and stands in no report: name a SOURCE for the"
              + " report, and a FILE to write it to.");
    }
    if (engines) {
      listEngines();
    }
    boolean nothingElse = sources.isEmpty() && (engines || !tensors.isEmpty());
    InspectModel inspect =
        new InspectModel(
            new Validate(
                stdin,
                new ValidateOptions(
                    NamedFiles.CHECKED,
                    FormatVersion.DISCOVER,
                    policy::policy,
                    consumers.namedOrAll(),
                    python.settings().code())),
            python.settings(),
            report.wants(ReportFormat.HTML) ? Pictures.SHOWN : Pictures.LEFT_OUT);
    List<String> given =
        nothingElse ? List.of() : sources.part(ListedModels.with(sources.sources()));
    List<String> all = Stream.concat(given.stream(), tensors.stream()).toList();
    return all.isEmpty() ? ExitStatus.OK : report(inspect, given, all);
  }

  private int report(InspectModel inspect, List<String> given, List<String> all)
      throws ReportException {
    try (RunningReports reports = new RunningReports(report, all, policy.failOn())) {
      Batch.Work work =
          new Batch.Work(policy::policy, source -> python.installed(), inspect::source);
      Batch.run(given, sources, work, reports);
      for (int i = 0; i < tensors.size(); i++) {
        reports.add(given.size() + i, inspect.array(tensors.get(i)));
      }
      return reports.end();
    }
  }

  private boolean isAboutNothing() {
    return sources.isEmpty() && tensors.isEmpty();
  }

  private void listEngines() {
    PrintWriter out = self.commandLine().getOut();
    new Engines(PersonFolder.CACHE.ofThisProcess(), python.settings(), line -> {})
        .report()
        .forEach(engine -> out.print(text(engine)));
  }

  private static String text(EngineReport engine) {
    StringBuilder text = new StringBuilder(engine.name());
    text.append(engine.version().isEmpty() ? "" : " " + engine.version()).append('\n');
    line(
        text,
        "runs",
        String.join(", ", engine.formats().stream().map(WeightsFormat::word).toList()));
    line(text, "on", engine.isAvailable() ? String.join(", ", engine.devices()) : "nothing here");
    line(text, "from", engine.place());
    line(text, "but", engine.obstacle());
    line(text, "help", engine.hint());
    line(text, "cuda", engine.gpu().cuda());
    line(text, "lacks", String.join(", ", engine.gpu().missing()));
    for (String command : engine.gpu().commands()) {
      line(text, "type", command);
    }
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(String.format("  %-5s %s%n", label, value));
    }
  }
}
