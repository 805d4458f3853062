package eu.riscale.hub.command.option;

import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.policy.OwnSeverities;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.KnownCodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// A project's own view of how much a finding matters: that of the command line and, where it says
/// nothing, that of the settings.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class PolicyOptions {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Lowest severity that makes the exit status 1: error, alert, warning, info"
              + " (default: error).")
  private @Nullable Severity failOn;

  @Option(
      names = "--severity",
      paramLabel = "CODE=LEVEL",
      description = "Give a finding another severity, or 'off' to leave it out. Repeatable.")
  private Map<String, String> severities = new LinkedHashMap<>();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Leave out the findings that an earlier report has, as --report json=FILE wrote it, and"
              + " say how many. A failed test stays one.")
  private @Nullable String baselineFile;

  private OwnSettings own = OwnSettings.NONE;
  private Optional<Baseline> baseline = Optional.empty();

  /// @param settings that count where the command line says nothing
  public void check(OwnSettings settings) {
    own = settings;
    severities.forEach((code, level) -> {
      Optional<String> unknown = KnownCodes.problem(code);
      if (unknown.isPresent()) {
        throw wrong("--severity " + code + "=" + level + ": " + unknown.get());
      }
      if (!level.equals("off") && severity(level).isEmpty()) {
        throw wrong(
            "--severity " + code + "=" + level + ": use error, alert, warning, info or off.");
      }
    });
    baseline = Optional.ofNullable(baselineFile).map(this::baseline);
  }

  private Baseline baseline(String file) {
    try {
      return Baseline.read(file);
    } catch (Baseline.UselessException e) {
      throw new ParameterException(
          spec.commandLine(), "--baseline " + file + ": " + e.getMessage(), e);
    }
  }

  public Severity failOn() {
    Severity given = failOn;
    return given == null ? own.settings().failOn().orElse(Severity.ERROR) : given;
  }

  /// What holds for all sources, once it is checked.
  public Policy policy() {
    Map<String, Optional<Severity>> levels = new LinkedHashMap<>(own.settings().severities());
    severities.forEach((code, level) -> levels.put(code, severity(level)));
    return new Policy(
        new OwnSeverities(levels), own.settings().promised(), KnownFinding.All.NONE, own.text());
  }

  /// What holds for one source.
  public Policy policy(String source) {
    return baseline.map(known -> policy().knowing(known.of(source))).orElseGet(this::policy);
  }

  private static Optional<Severity> severity(String word) {
    return List.of(Severity.values()).stream()
        .filter(severity -> severity.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
