package eu.riscale.hub.command.option;

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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// Where the settings of the project stand.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class SettingsOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "The settings of the project (default: .hub.yaml in the current folder, else in the"
              + " nearest above it).")
  private @Nullable String file;

  /// Reads them, and refuses those that cannot be followed.
  public OwnSettings read() {
    String named = file;
    return named == null
        ? SettingsFile.above(Path.of("")).map(found -> read(found, false)).orElse(OwnSettings.NONE)
        : read(path(named), true);
  }

  private Path path(String named) {
    try {
      return Path.of(named);
    } catch (InvalidPathException e) {
      throw wrong("--settings " + named + ": " + Reason.of(e) + ".");
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
        throw wrong(
            "the settings %s%s: %s"
                .formatted(path, first.line() == 0 ? "" : ":" + first.line(), first.message()));
      }
      if (!isNamed && !settings.trusted().isEmpty()) {
        throw wrong(
            ("the settings %s: 'trust' runs code of models, so it is followed only in a file that"
                    + " the command line names: --settings %s")
                .formatted(path, path));
      }
      return new OwnSettings(Optional.of(path), isNamed, whole, settings);
    } catch (IOException e) {
      throw wrong("the settings " + path + " cannot be read: " + Reason.of(e) + ".");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
