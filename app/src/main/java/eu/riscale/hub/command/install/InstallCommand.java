package eu.riscale.hub.command.install;

import eu.riscale.hub.command.ExitStatus;
import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.engine.library.EngineArchive;
import eu.riscale.hub.engine.library.EngineArchives;
import eu.riscale.hub.engine.library.EngineDownload;
import eu.riscale.hub.engine.library.EngineInstaller;
import eu.riscale.hub.report.Printable;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// `hub engines install`: adds an engine to a packaged hub.
final class InstallCommand {
  private final CommandSpec self;

  private final Given<List<String>> sources =
      Given.arguments(
          1,
          String.class,
          "FILE|FOLDER|URL",
          "An archive such as hub-engine-onnx-….zip, a folder that holds some, or the address where"
              + " one lies.");

  InstallCommand() {
    self =
        Command.of(
                "install",
                this::call,
                "Install engines that were published with this version of hub.",
                "They are compared with the checksums that hub knows, and copied into its own"
                    + " folder, or where that cannot be written, into one of yours. Only"
                    + " what an address is given for is downloaded.")
            .with(sources)
            .example("All that a folder holds:", "hub engines install downloads/")
            .example(
                "From the page of a release:",
                "hub engines install"
                    + " https://example.org/v0.1.0/hub-engine-onnx-1.28.0-linux-x86_64.zip")
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
    for (String source : sources.or(List.of())) {
      Optional<URI> address = EngineDownload.address(source);
      int one = address.isPresent() ? download(address.get(), own) : install(source, own);
      status = Math.max(status, one);
    }
    return status;
  }

  private int download(URI address, EngineArchives own) {
    try (TemporaryFolder folder = TemporaryFolder.make("engine")) {
      return installFile(new EngineDownload(own).fetch(address, folder.path()), own);
    } catch (EngineInstaller.Unfit e) {
      return refuse(address.toString(), e.getMessage());
    } catch (IOException e) {
      return cannot(address.toString(), e);
    }
  }

  private int install(String named, EngineArchives own) {
    Path source;
    try {
      source = Path.of(named);
    } catch (InvalidPathException e) {
      return refuse(named, Reason.of(e));
    }
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(source)) {
      own.listed().stream()
          .map(archive -> source.resolve(archive.file()))
          .filter(Files::isRegularFile)
          .forEach(files::add);
      if (files.isEmpty()) {
        return refuse(named, "the folder has none of " + own.names());
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
      return refuse(file.toString(), "there is no such file");
    }
    try {
      EngineInstaller.Installed done = new EngineInstaller(own).install(file);
      EngineArchive archive = done.archive();
      self.commandLine().getOut().println("%s  %s".formatted(archive.label(), done.file()));
      return ExitStatus.OK;
    } catch (EngineInstaller.Unfit e) {
      return refuse(file.toString(), e.getMessage());
    } catch (IOException e) {
      return cannot(file.toString(), e);
    }
  }

  private int cannot(String source, IOException why) {
    String reason = Printable.line(Reason.of(why));
    say("%s cannot be installed: %s.".formatted(Printable.line(source), reason));
    return ExitStatus.ENGINE;
  }

  private int refuse(String source, String why) {
    say("%s was not installed: %s.".formatted(Printable.line(source), why));
    return ExitStatus.UNREADABLE;
  }

  private void say(String line) {
    self.commandLine().getErr().println("hub: " + line);
  }
}
