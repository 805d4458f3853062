package eu.riscale.hub.command.install;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.engine.library.EngineArchive;
import eu.riscale.hub.engine.library.EngineArchives;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `hub engines`: which engines are installed.
@Command(
    name = "engines",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[install]",
    subcommands = InstallCommand.class,
    description = {
      "Show which engines are installed in this hub, or install one.",
      "hub inspect says what they can do on this machine."
    },
    footer = {
      "Which engines are there:",
      "  hub engines",
      "What they can do on this machine:",
      "  hub inspect --engines",
    })
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class EnginesCommand implements Callable<Integer> {
  @Spec private CommandSpec self;

  @Override
  public Integer call() {
    PrintWriter out = self.commandLine().getOut();
    EngineArchives own = EngineArchives.own();
    if (own.listed().isEmpty()) {
      out.println("This hub was built here, with all engines that there are for this machine.");
      return ExitStatus.OK;
    }
    for (EngineArchive archive : own.listed()) {
      String where =
          own.installed(archive)
              .map(file -> "installed  " + file)
              .orElse("missing    install it by: hub engines install " + archive.file());
      out.println("%-28s %s".formatted(archive.label(), where));
    }
    return ExitStatus.OK;
  }

  /// The names of the archives that fit this hub, for messages.
  static String names(List<EngineArchive> archives) {
    return String.join(", ", archives.stream().map(EngineArchive::file).toList());
  }
}
