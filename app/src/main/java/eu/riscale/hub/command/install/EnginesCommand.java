package eu.riscale.hub.command.install;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.engine.library.EngineArchive;
import eu.riscale.hub.engine.library.EngineArchives;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/// `hub engines`: which engines are installed.
public final class EnginesCommand {
  private final CommandSpec self;

  public EnginesCommand() {
    self =
        Command.of(
                "engines",
                this::call,
                "Show which engines are installed in this hub, or install one.",
                "hub inspect says what they can do on this machine.")
            .within(new InstallCommand().spec())
            .example("Which engines are there:", "hub engines")
            .example("What they can do on this machine:", "hub inspect --engines")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
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
}
