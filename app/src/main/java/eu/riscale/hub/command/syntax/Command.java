package eu.riscale.hub.command.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A command as it is written and as help explains it.
public final class Command {
  private final CommandSpec spec;
  private final List<String> examples = new ArrayList<>();

  private Command(CommandSpec spec) {
    this.spec = spec;
  }

  /// @param run gives the exit status
  /// @param description sentences
  public static Command of(String name, Callable<Integer> run, String... description) {
    CommandSpec spec =
        CommandSpec.wrapWithoutInspection(run).name(name).versionProvider(new VersionText());
    spec.usageMessage().description(description);
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
    return new Command(spec);
  }

  public Command with(Part... parts) {
    for (Part part : parts) {
      part.addTo(spec);
    }
    return this;
  }

  /// @param what it is for, with a colon or question mark at its end
  /// @param line of a shell
  public Command example(String what, String line) {
    examples.add(what);
    examples.add("  " + line);
    spec.usageMessage().footer(examples.toArray(String[]::new));
    return this;
  }

  /// A command within this one.
  public Command within(CommandSpec inner) {
    spec.addSubcommand(inner.name(), inner);
    return this;
  }

  public CommandSpec spec() {
    return spec;
  }
}
