package eu.riscale.hub.command.option;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.OwnSeverities;
import eu.riscale.hub.work.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// A project's own view of how much a finding matters.
@SuppressWarnings("NullAway.Init") // Picocli fills the fields.
public final class PolicyOptions implements Policy {
  @Spec(Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Lowest severity that makes the exit status 1: error, alert, warning, info"
              + " (default: error).")
  public Severity failOn = Severity.ERROR;

  @Option(
      names = "--severity",
      paramLabel = "CODE=LEVEL",
      description = "Give a finding another severity, or 'off' to leave it out. Repeatable.")
  Map<String, String> severities = new LinkedHashMap<>();

  public void check() {
    if (severities.isEmpty()) {
      return;
    }
    Set<String> known = KnownCodes.all().stream().map(Code::slug).collect(Collectors.toSet());
    severities.forEach((code, level) -> {
      if (!known.contains(code)) {
        throw new ParameterException(
            spec.commandLine(),
            "--severity " + code + "=" + level + ": " + KnownCodes.unknown(code));
      }
      if (!level.equals("off") && severity(level).isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "--severity " + code + "=" + level + ": use error, alert, warning, info or off.");
      }
    });
  }

  /// The severities as they were given, once they are checked.
  public OwnSeverities own() {
    Map<String, Optional<Severity>> levels = new LinkedHashMap<>();
    severities.forEach((code, level) -> levels.put(code, severity(level)));
    return new OwnSeverities(levels);
  }

  @Override
  public List<Finding> apply(List<Finding> findings) {
    return own().apply(findings);
  }

  private static Optional<Severity> severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
