package eu.riscale.hub;

import eu.riscale.hub.command.ConfigCommand;
import eu.riscale.hub.command.ConvertCommand;
import eu.riscale.hub.command.EarlySignal;
import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.ExplainCommand;
import eu.riscale.hub.command.Faults;
import eu.riscale.hub.command.FixCommand;
import eu.riscale.hub.command.InitCommand;
import eu.riscale.hub.command.InspectCommand;
import eu.riscale.hub.command.LspCommand;
import eu.riscale.hub.command.PackageCommand;
import eu.riscale.hub.command.PredictCommand;
import eu.riscale.hub.command.SchemaCommand;
import eu.riscale.hub.command.StandardOutput;
import eu.riscale.hub.command.TestCommand;
import eu.riscale.hub.command.ValidateCommand;
import eu.riscale.hub.command.install.EnginesCommand;
import eu.riscale.hub.command.install.Licenses;
import eu.riscale.hub.command.report.ReportCommand;
import eu.riscale.hub.command.shell.CompletionCommand;
import eu.riscale.hub.command.shell.HelpCommand;
import eu.riscale.hub.command.shell.HelpText;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Flag;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.process.ModelTests;
import eu.riscale.hub.report.Utf8;
import eu.riscale.hub.source.AtExit;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The program's entry and root command: `hub COMMAND …`.
public final class Hub {
  private final Flag licenses =
      new Flag("--licenses", "Show the libraries that hub comes with, and their licences.");

  private final CommandSpec self;

  private Hub() {
    self =
        Command.of(
                "hub",
                this::call,
                "Validates and tests AI models for the RI-SCALE Model Hub and the BioImage Model"
                    + " Zoo.")
            .with(licenses)
            .example("Is a description right?", "hub validate my-model")
            .example("Do its weights give the test outputs?", "hub test my-model")
            .example("What is meant by a finding?", "hub explain field-unknown")
            .example("All options of a command:", "hub help test")
            .spec();
  }

  /// Where no command is named.
  private int call() {
    if (!licenses.isSet()) {
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
    AtExit.end(status);
  }

  /// Runs one command line as [#main] does, but returns the exit status.
  public static int run(String[] args, InputStream in, OutputStream stdout, OutputStream stderr) {
    return ApartProgram.isFor(args) && !mayAskForHelp(args)
        ? ApartProgram.run(args, in, stdout, stderr)
        : run(args, in, stdout, stderr, ModelProcesses::begin);
  }

  /// The same in this process, with models tested elsewhere than in processes of their own.
  ///
  /// @param tests makes where they are tested, of the arguments
  public static int run(
      String[] args,
      InputStream in,
      OutputStream stdout,
      OutputStream stderr,
      Function<List<String>, ModelTests> tests) {
    if (args.length > 1 && args[0].equals("test")) {
      try (ModelTests models = tests.apply(List.of(args))) {
        return run(args, commandLine(args, in, () -> models), stdout, stderr);
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
      String[] args, InputStream in, Supplier<ModelTests> processes) {
    CommandSpec hub = new Hub().self;
    for (CommandSpec command : commands(args, in, processes)) {
      hub.addSubcommand(command.name(), command);
    }
    CommandLine line = new CommandLine(hub);
    if (mayAskForHelp(args)) {
      HelpText.on(line);
    }
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((e, words) -> Faults.usage(e))
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
  private static List<CommandSpec> commands(
      String[] args, InputStream in, Supplier<ModelTests> processes) {
    return switch (args.length == 0 ? "" : args[0]) {
      case "validate" -> List.of(new ValidateCommand(in).spec());
      case "test" -> List.of(new TestCommand(in, processes).spec());
      case "init" -> List.of(new InitCommand(in).spec());
      case "fix" -> List.of(new FixCommand(in, processes).spec());
      case "predict" -> List.of(new PredictCommand(in).spec());
      case "convert" -> List.of(new ConvertCommand(in).spec());
      case "package" -> List.of(new PackageCommand(in).spec());
      case "inspect" -> List.of(new InspectCommand(in).spec());
      case "explain" -> List.of(new ExplainCommand().spec());
      case "config" -> List.of(new ConfigCommand().spec());
      case "report" -> List.of(new ReportCommand().spec());
      case "schema" -> List.of(new SchemaCommand().spec());
      case "lsp" -> List.of(new LspCommand(in).spec());
      case "engines" -> List.of(new EnginesCommand().spec());
      case "--version", "-V" -> List.of();
      default -> all(in, processes);
    };
  }

  private static List<CommandSpec> all(InputStream in, Supplier<ModelTests> processes) {
    return List.of(
        new ValidateCommand(in).spec(),
        new TestCommand(in, processes).spec(),
        new InitCommand(in).spec(),
        new FixCommand(in, processes).spec(),
        new PredictCommand(in).spec(),
        new ConvertCommand(in).spec(),
        new PackageCommand(in).spec(),
        new InspectCommand(in).spec(),
        new ExplainCommand().spec(),
        new ConfigCommand().spec(),
        new ReportCommand().spec(),
        new SchemaCommand().spec(),
        new LspCommand(in).spec(),
        new EnginesCommand().spec(),
        new CompletionCommand().spec(),
        new HelpCommand().spec());
  }
}
