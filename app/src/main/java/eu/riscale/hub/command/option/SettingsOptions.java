package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.policy.SettingsFile;
import eu.riscale.hub.policy.SettingsReader;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.work.KnownCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// Where the settings of the project stand.
public final class SettingsOptions implements Part {
  private final Given<String> file =
      Given.option(
          String.class,
          "--settings",
          "FILE",
          "The settings of the project (default: .hub.yaml in the current folder, else in the"
              + " nearest above it).");

  @Override
  public void addTo(CommandSpec command) {
    file.addTo(command);
  }

  /// Reads them, and refuses those that cannot be followed.
  public OwnSettings read() {
    String named = file.get();
    return named == null
        ? SettingsFile.above(Path.of("")).map(found -> read(found, false)).orElse(OwnSettings.NONE)
        : read(path(named), true);
  }

  private Path path(String named) {
    try {
      return Path.of(named);
    } catch (InvalidPathException e) {
      throw file.wrong("--settings " + named + ": " + Reason.of(e) + ".");
    }
  }

  /// @param isNamed whether the command line names the file
  public OwnSettings read(Path path, boolean isNamed) {
    try {
      byte[] text = SettingsFile.read(path);
      String whole = new String(text, StandardCharsets.UTF_8);
      Settings settings =
          whole.isBlank() ? Settings.NONE : SettingsReader.read(text, KnownCodes::problem);
      if (!settings.problems().isEmpty()) {
        Settings.Problem first = settings.problems().getFirst();
        throw file.wrong(
            "the settings %s%s: %s"
                .formatted(path, first.line() == 0 ? "" : ":" + first.line(), first.message()));
      }
      if (!isNamed && !settings.trusted().isEmpty()) {
        throw file.wrong(
            ("the settings %s: 'trust' runs code of models, so it is followed only in a file that"
                    + " the command line names: --settings %s")
                .formatted(path, path));
      }
      return new OwnSettings(Optional.of(path), isNamed, whole, settings);
    } catch (IOException e) {
      throw file.wrong("the settings " + path + " cannot be read: " + Reason.of(e) + ".");
    }
  }
}
