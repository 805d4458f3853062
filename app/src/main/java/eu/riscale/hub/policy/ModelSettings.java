package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the `.hub.yaml` that comes with a model asks for: more than the project does, never less.
///
/// @param profiles words of known profiles
/// @param raised severities by code
/// @param promised words of the software that the model runs in
/// @param findings what is wrong with the file, and what of it is not followed
public record ModelSettings(
    List<String> profiles,
    Map<String, Severity> raised,
    List<String> promised,
    List<Finding> findings) {

  /// Nothing comes with the model.
  public static final ModelSettings NONE =
      new ModelSettings(List.of(), Map.of(), List.of(), List.of());

  /// The fields that are a project's alone, as they spare a model something.
  private static final List<String> OF_PROJECT =
      List.of(
          Settings.Field.FAIL_ON,
          Settings.Field.WEIGHTS,
          Settings.Field.DEVICE,
          Settings.Field.TIME_LIMIT,
          Settings.Field.MEMORY_LIMIT,
          Settings.Field.TRUST);

  /// @param own the project's settings, which are not said to be a model's where they lie beside it
  /// @param unknownCode what is said of a slug that no finding has; empty for those that are known
  public static ModelSettings of(
      byte[] text, Policy own, Function<String, Optional<String>> unknownCode) {
    String whole = new String(text, StandardCharsets.UTF_8);
    if (!whole.isEmpty() && whole.equals(own.settings())) {
      return NONE;
    }
    Settings settings = SettingsReader.read(text, unknownCode);
    List<Finding> findings = new ArrayList<>();
    settings.problems().forEach(problem -> findings.add(broken(problem)));
    Map<String, Severity> raised = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    settings
        .severities()
        .forEach((code, level) ->
            level.ifPresentOrElse(
                severity -> raised.put(code, severity),
                () -> refused.add(Settings.Field.SEVERITY + " " + code)));
    OF_PROJECT.stream().filter(settings.lines()::containsKey).forEach(refused::add);
    if (!refused.isEmpty()) {
      findings.add(notTaken(refused));
    }
    return new ModelSettings(
        settings.profiles(), Map.copyOf(raised), settings.promised(), List.copyOf(findings));
  }

  private static Finding broken(Settings.Problem problem) {
    return Finding.of(
            PolicyCodes.SETTINGS_BROKEN, RdfPath.ROOT, SettingsFile.NAME + ": " + problem.message())
        .hint("'hub config' shows all that may stand there, and what is in force.");
  }

  private static Finding notTaken(List<String> refused) {
    return Finding.of(
            PolicyCodes.SETTINGS_NOT_TAKEN,
            RdfPath.ROOT,
            "Of the %s that comes with the model this is not followed: %s."
                .formatted(SettingsFile.NAME, String.join(", ", refused)))
        .hint("If you trust the file, start hub in its folder, or name it by --settings FILE.");
  }
}
