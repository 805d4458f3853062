package eu.riscale.hub.lsp;

import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.policy.OwnSeverities;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.policy.Settings;
import eu.riscale.hub.policy.SettingsFile;
import eu.riscale.hub.policy.SettingsReader;
import eu.riscale.hub.work.KnownCodes;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import eu.riscale.hub.work.ValidateProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// By what a description is judged in an editor: as `hub validate` does in its folder.
final class OwnPolicy {
  private OwnPolicy() {}

  /// @param description need not be there yet
  static ValidateProfiles of(Path description) {
    String text = settings(description);
    Settings settings =
        text.isBlank()
            ? Settings.NONE
            : SettingsReader.read(text.getBytes(StandardCharsets.UTF_8), KnownCodes::problem);
    Policy policy =
        new Policy(
            new OwnSeverities(settings.severities()),
            settings.promised(),
            KnownFinding.All.NONE,
            text);
    ValidateOptions options =
        new ValidateOptions(
            NamedFiles.CHECKED,
            FormatVersion.DISCOVER,
            source -> policy,
            List.of(),
            ModelCode.REFUSED);
    return new ValidateProfiles(
        new Validate(InputStream.nullInputStream(), options),
        List.of(),
        settings.profiles(),
        NamedFiles.CHECKED);
  }

  /// Empty where there are none, or they cannot be read; `hub validate` says why.
  private static String settings(Path description) {
    Path folder = Objects.requireNonNull(description.toAbsolutePath().getParent());
    Optional<Path> file = SettingsFile.above(folder);
    try {
      return file.isPresent()
          ? new String(SettingsFile.read(file.get()), StandardCharsets.UTF_8)
          : "";
    } catch (IOException e) {
      return "";
    }
  }
}
