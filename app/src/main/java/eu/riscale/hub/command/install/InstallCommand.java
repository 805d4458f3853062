package eu.riscale.hub.command.install;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.engine.library.EngineArchive;
import eu.riscale.hub.engine.library.EngineArchives;
import eu.riscale.hub.engine.library.EngineInstaller;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// `hub engines install`: adds an engine to a packaged hub.
final class InstallCommand {
  private final CommandSpec self;

  private final Given<List<Path>> sources =
      Given.arguments(
          1,
          Path.class,
          "FILE|FOLDER",
          "An archive such as hub-engine-onnx-….zip, or a folder that holds some.");

  InstallCommand() {
    self =
        Command.of(
                "install",
                this::call,
                "Install engines that were published with this version of hub.",
                "They are compared with the checksums that hub knows, and copied into its own"
                    + " folder, or where that cannot be written, into one of yours. Nothing is"
                    + " downloaded.")
            .with(sources)
            .example("All that a folder holds:", "hub engines install downloads/")
            .spec();
  }

  CommandSpec spec() {
    return self;
  }

  private int call() {
    EngineArchives own = EngineArchives.own();
    if (own.listed().isEmpty()) {
      say("this hub was built here and has all its engines already.");
      return ExitStatus.USAGE;
    }
    int status = ExitStatus.OK;
    for (Path source : sources.or(List.of())) {
      status = Math.max(status, install(source, own));
    }
    return status;
  }

  private int install(Path source, EngineArchives own) {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(source)) {
      own.listed().stream()
          .map(archive -> source.resolve(archive.file()))
          .filter(Files::isRegularFile)
          .forEach(files::add);
      if (files.isEmpty()) {
        return refuse(source, "the folder has none of " + EnginesCommand.names(own.listed()));
      }
    } else {
      files.add(source);
    }
    int status = ExitStatus.OK;
    for (Path file : files) {
      status = Math.max(status, installFile(file, own));
    }
    return status;
  }

  private int installFile(Path file, EngineArchives own) {
    if (!Files.isRegularFile(file)) {
      return refuse(file, "there is no such file");
    }
    try {
      EngineInstaller.Installed done = new EngineInstaller(own).install(file);
      EngineArchive archive = done.archive();
      self.commandLine().getOut().println("%s  %s".formatted(archive.label(), done.file()));
      return ExitStatus.OK;
    } catch (EngineInstaller.Unfit e) {
      return refuse(file, e.getMessage());
    } catch (IOException e) {
      say("%s cannot be installed: %s.".formatted(Printable.line(file.toString()), Reason.of(e)));
      return ExitStatus.ENGINE;
    }
  }

  private int refuse(Path source, String why) {
    say("%s was not installed: %s.".formatted(Printable.line(source.toString()), why));
    return ExitStatus.UNREADABLE;
  }

  private void say(String line) {
    self.commandLine().getErr().println("hub: " + line);
  }
}
