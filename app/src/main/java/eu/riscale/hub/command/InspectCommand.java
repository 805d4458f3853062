package eu.riscale.hub.command;

import eu.riscale.hub.command.option.ConsumerOptions;
import eu.riscale.hub.command.option.NetworkOptions;
import eu.riscale.hub.command.option.PolicyOptions;
import eu.riscale.hub.command.option.PythonOptions;
import eu.riscale.hub.command.option.SettingsOptions;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.command.syntax.Given;
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
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/// `hub inspect`: what a model is, what is inside its weights, and where it runs.
public final class InspectCommand {
  private final CommandSpec self;
  private final SourceOptions sources = new SourceOptions();
  private final PythonOptions python = new PythonOptions();
  private final SettingsOptions settings = new SettingsOptions();
  private final PolicyOptions policy = new PolicyOptions();
  private final ConsumerOptions consumers = new ConsumerOptions();
  private final ReportOptions report = new ReportOptions();
  private final NetworkOptions network = new NetworkOptions();

  private final Given<List<String>> tensors =
      Given.options(
          "--tensor",
          "FILE",
          "Show one array: a .npy file, or a PNG, JPEG or TIFF image. Repeatable.");

  private final Flag engines =
      new Flag(
          "--engines", "List engines, their versions and devices, and why one cannot be used.");

  private final InputStream stdin;

  public InspectCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "inspect",
                this::call,
                "Show what a model takes, does and gives, and what is inside its weights; nothing"
                    + " is run.")
            .with(sources, python, settings, policy, consumers, report, network, tensors, engines)
            .example(
                "A model, and whether it runs in ilastik:",
                "hub inspect --for ilastik my-model.zip")
            .example("The engines of this machine:", "hub inspect --engines")
            .example("One array:", "hub inspect --tensor test_input.npy")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() throws Exception {
    policy.check(settings.read());
    report.check();
    if (engines.isSet() && (report.takesStdout() || (isAboutNothing() && report.isAskedFor()))) {
      throw tensors.wrong(
          "--engines is a text on standard output and stands in no report: name a SOURCE for the"
              + " report, and a FILE to write it to.");
    }
    if (engines.isSet()) {
      listEngines();
    }
    boolean nothingElse = sources.isEmpty() && (engines.isSet() || !arrays().isEmpty());
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
    List<String> all = Stream.concat(given.stream(), arrays().stream()).toList();
    return all.isEmpty() ? ExitStatus.OK : report(inspect, given, all);
  }

  private int report(InspectModel inspect, List<String> given, List<String> all)
      throws ReportException {
    try (RunningReports reports = new RunningReports(report, all, policy.failOn())) {
      Batch.Work work =
          new Batch.Work(policy::policy, source -> python.installed(), inspect::source);
      Batch.run(given, sources, work, reports);
      List<String> arrays = arrays();
      for (int i = 0; i < arrays.size(); i++) {
        reports.add(given.size() + i, inspect.array(arrays.get(i)));
      }
      return reports.end();
    }
  }

  private boolean isAboutNothing() {
    return sources.isEmpty() && arrays().isEmpty();
  }

  private List<String> arrays() {
    return tensors.or(List.of());
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
