package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.policy.OwnSeverities;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.report.read.UnreadableReport;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.KnownCodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// A project's own view of how much a finding matters: that of the command line and, where it says
/// nothing, that of the settings.
public final class PolicyOptions implements Part {
  private final Given<Severity> failOn =
      Given.option(
          Severity.class,
          "--fail-on",
          "LEVEL",
          "Lowest severity that makes the exit status 1: error, alert, warning, info"
              + " (default: error).");

  private final Given<Map<String, String>> severities =
      Given.pairs(
          "--severity",
          "CODE=LEVEL",
          "Give a finding another severity, or 'off' to leave it out. Repeatable.");

  private final Given<String> baselineFile =
      Given.option(
          String.class,
          "--baseline",
          "FILE",
          "Leave out the findings that an earlier report has, as --report json=FILE wrote it, and"
              + " say how many. A failed test stays one.");

  private OwnSettings own = OwnSettings.NONE;
  private Optional<Baseline> baseline = Optional.empty();

  @Override
  public void addTo(CommandSpec command) {
    failOn.addTo(command);
    severities.addTo(command);
    baselineFile.addTo(command);
  }

  /// @param settings that count where the command line says nothing
  public void check(OwnSettings settings) {
    own = settings;
    severities
        .or(Map.of())
        .forEach((code, level) -> {
          Optional<String> unknown = KnownCodes.problem(code);
          if (unknown.isPresent()) {
            throw severities.wrong("--severity " + code + "=" + level + ": " + unknown.get());
          }
          if (!level.equals("off") && Severity.of(level).isEmpty()) {
            throw severities.wrong(
                "--severity " + code + "=" + level + ": use error, alert, warning, info or off.");
          }
        });
    baseline = baselineFile.find().map(this::baseline);
  }

  private Baseline baseline(String file) {
    try {
      return Baseline.read(file);
    } catch (UnreadableReport e) {
      // Another name is proposed, since this may be a file of the model.
      throw baselineFile.wrong(
          "--baseline %s: it cannot be read: %s; write one by --report json=baseline.json"
              .formatted(file, e.why()),
          e);
    }
  }

  public Severity failOn() {
    return failOn.find().orElseGet(() -> own.settings().failOn().orElse(Severity.ERROR));
  }

  /// What holds for all sources, once it is checked.
  public Policy policy() {
    Map<String, Optional<Severity>> levels = new LinkedHashMap<>(own.settings().severities());
    severities.or(Map.of()).forEach((code, level) -> levels.put(code, Severity.of(level)));
    return new Policy(
        new OwnSeverities(levels), own.settings().promised(), KnownFinding.All.NONE, own.text());
  }

  /// What holds for one source.
  public Policy policy(String source) {
    return baseline.map(known -> policy().knowing(known.of(source))).orElseGet(this::policy);
  }
}
