package eu.riscale.hub.command;

import eu.riscale.hub.engine.CacheFolder;
import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.engine.Engines;
import eu.riscale.hub.engine.WeightsFormat;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hub inspect`: for now, which engines this machine has.
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = "Show which engines can run models here. (Showing a model is not supported yet.)")
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class InspectCommand implements Callable<Integer> {
  @Spec private CommandSpec self;
  @Mixin private final PythonOptions python = new PythonOptions();

  @Option(
      names = "--engines",
      description = "List engines, their versions and devices, and why one cannot be used.")
  private boolean engines;

  @Parameters(paramLabel = "SOURCE", arity = "0..*", hidden = true)
  private List<String> sources = List.of();

  @Override
  public Integer call() {
    if (!engines || !sources.isEmpty()) {
      throw new ParameterException(
          self.commandLine(), "Inspecting a model is not supported yet; use --engines.");
    }
    PrintWriter out = self.commandLine().getOut();
    new Engines(CacheFolder.ofThisProcess(), python.wish(), line -> {})
        .report()
        .forEach(engine -> out.print(text(engine)));
    return ExitStatus.OK;
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
    line(text, "mend", engine.hint());
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(String.format("  %-5s %s%n", label, value));
    }
  }
}
