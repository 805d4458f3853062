package eu.riscale.hub;

import eu.riscale.hub.command.ConfigCommand;
import eu.riscale.hub.command.EarlySignal;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.ExplainCommand;
import eu.riscale.hub.command.Faults;
import eu.riscale.hub.command.InspectCommand;
import eu.riscale.hub.command.PackageCommand;
import eu.riscale.hub.command.ReportCommand;
import eu.riscale.hub.command.SchemaCommand;
import eu.riscale.hub.command.StandardOutput;
import eu.riscale.hub.command.TestCommand;
import eu.riscale.hub.command.ValidateCommand;
import eu.riscale.hub.command.VersionText;
import eu.riscale.hub.command.install.EnginesCommand;
import eu.riscale.hub.command.install.Licenses;
import eu.riscale.hub.command.shell.CompletionCommand;
import eu.riscale.hub.command.shell.HelpCommand;
import eu.riscale.hub.command.shell.HelpText;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.report.Utf8;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program's entry and root command: `hub COMMAND …`.
@Command(
    name = "hub",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Validates and tests AI models for the RI-SCALE Model Hub and the BioImage Model Zoo.",
    footer = {
      "Is a description right?",
      "  hub validate my-model",
      "Do its weights give the test outputs?",
      "  hub test my-model",
      "What is meant by a finding?",
      "  hub explain field-unknown",
      "All options of a command:",
      "  hub help test",
    },
    exitCodeListHeading = "Exit status; with several sources, the highest:%n",
    exitCodeList = {
      ExitStatus.OK + ":all fine",
      ExitStatus.FINDINGS + ":a finding at or above --fail-on (default: error), or a failed test",
      ExitStatus.USAGE + ":wrong usage, or no source given",
      ExitStatus.UNREADABLE + ":a source cannot be read",
      ExitStatus.ENGINE
          + ":this machine cannot: an engine that does not work on it, a format or device that was"
          + " asked for, a report or package that cannot be written, no JDK to run on",
      ExitStatus.BUG + ":a bug in hub"
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class Hub implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Option(
      names = "--licenses",
      description = "Show the libraries that hub comes with, and their licences.")
  private boolean licenses;

  private Hub() {}

  /// Where no command is named.
  @Override
  public Integer call() {
    if (!licenses) {
      throw new ParameterException(self.commandLine(), "Missing required subcommand");
    }
    self.commandLine().getOut().print(Licenses.text());
    return ExitStatus.OK;
  }

  public static void main(String[] args) {
    int status;
    EarlySignal.waits();
    try {
      status =
          run(
              args,
              System.in,
              new FileOutputStream(FileDescriptor.out),
              new FileOutputStream(FileDescriptor.err));
    } finally {
      EarlySignal.reportsAreKnown();
    }
    System.exit(status);
  }

  /// Runs one command line as [#main] does, but returns the exit status.
  public static int run(String[] args, InputStream in, OutputStream stdout, OutputStream stderr) {
    if (args.length > 1 && args[0].equals("test")) {
      try (ModelProcesses processes = ModelProcesses.begin(List.of(args))) {
        return run(args, commandLine(args, in, () -> processes), stdout, stderr);
      }
    }
    return run(args, commandLine(args, in), stdout, stderr);
  }

  private static int run(
      String[] args, CommandLine line, OutputStream stdout, OutputStream stderr) {
    StandardOutput out = StandardOutput.to(stdout);
    PrintWriter err = new PrintWriter(Utf8.writer(stderr), false);
    line.setOut(out).setErr(err);
    int status = line.execute(args.length == 0 ? new String[] {"--help"} : args);
    if (args.length == 0) {
      status = ExitStatus.USAGE;
    }
    return Math.max(status, Faults.standardOutput(out, err));
  }

  /// What Picocli knows of hub: every command or, where the arguments name one, that one.
  public static CommandLine commandLine(String[] args, InputStream in) {
    return commandLine(args, in, () -> ModelProcesses.begin(List.of()));
  }

  private static CommandLine commandLine(
      String[] args, InputStream in, Supplier<ModelProcesses> processes) {
    CommandLine line = new CommandLine(new Hub());
    commands(args, in, processes).forEach(line::addSubcommand);
    if (mayAskForHelp(args)) {
      HelpText.on(line);
    }
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Faults::usage)
        .setExecutionExceptionHandler(Faults::bug);
  }

  /// `-h` may stand among other letters.
  private static boolean mayAskForHelp(String[] args) {
    for (String arg : args) {
      boolean isShort = arg.startsWith("-") && !arg.startsWith("--");
      if (arg.equals("help") || arg.equals("--help") || (isShort && arg.indexOf('h') > 0)) {
        return true;
      }
    }
    return args.length == 0;
  }

  /// Where the command line names a command, that one alone: Picocli takes a twentieth of the
  /// start-up time to read the others.
  private static List<Object> commands(
      String[] args, InputStream in, Supplier<ModelProcesses> processes) {
    return switch (args.length == 0 ? "" : args[0]) {
      case "validate" -> List.of(new ValidateCommand(in));
      case "test" -> List.of(new TestCommand(in, processes));
      case "package" -> List.of(new PackageCommand(in));
      case "inspect" -> List.of(new InspectCommand(in));
      case "explain" -> List.of(new ExplainCommand());
      case "config" -> List.of(new ConfigCommand());
      case "report" -> List.of(new ReportCommand());
      case "schema" -> List.of(new SchemaCommand());
      case "engines" -> List.of(new EnginesCommand());
      default -> all(in, processes);
    };
  }

  private static List<Object> all(InputStream in, Supplier<ModelProcesses> processes) {
    return List.of(
        new ValidateCommand(in),
        new TestCommand(in, processes),
        new PackageCommand(in),
        new InspectCommand(in),
        new ExplainCommand(),
        new ConfigCommand(),
        new ReportCommand(),
        new SchemaCommand(),
        new EnginesCommand(),
        new CompletionCommand(),
        new HelpCommand());
  }
}
