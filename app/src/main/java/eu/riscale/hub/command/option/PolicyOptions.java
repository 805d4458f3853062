package eu.riscale.hub.command.option;

import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.policy.OwnSeverities;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.report.read.UnreadableReport;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.KnownCodes;
import java.util.LinkedHashMap;
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
      if (!level.equals("off") && Severity.of(level).isEmpty()) {
        throw wrong(
            "--severity " + code + "=" + level + ": use error, alert, warning, info or off.");
      }
    });
    baseline = Optional.ofNullable(baselineFile).map(this::baseline);
  }

  private Baseline baseline(String file) {
    try {
      return Baseline.read(file);
    } catch (UnreadableReport e) {
      throw new ParameterException(
          spec.commandLine(),
          "--baseline %s: it cannot be read: %s; write one by --report json=%s"
              .formatted(file, e.why(), file),
          e);
    }
  }

  public Severity failOn() {
    Severity given = failOn;
    return given == null ? own.settings().failOn().orElse(Severity.ERROR) : given;
  }

  /// What holds for all sources, once it is checked.
  public Policy policy() {
    Map<String, Optional<Severity>> levels = new LinkedHashMap<>(own.settings().severities());
    severities.forEach((code, level) -> levels.put(code, Severity.of(level)));
    return new Policy(
        new OwnSeverities(levels), own.settings().promised(), KnownFinding.All.NONE, own.text());
  }

  /// What holds for one source.
  public Policy policy(String source) {
    return baseline.map(known -> policy().knowing(known.of(source))).orElseGet(this::policy);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
