package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.policy.PolicyCodes;
import eu.riscale.hub.policy.SettingsFile;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// The software that a project promises its models run in.
final class Promises {
  private Promises() {}

  /// @param promised words of the software
  static List<Finding> broken(List<String> promised, List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(verdict -> promised.contains(verdict.consumer()) && !verdict.isRunning())
        .map(Promises::broken)
        .toList();
  }

  private static Finding broken(Verdict verdict) {
    List<String> reasons = verdict.reasons().stream().map(Verdict.Reason::text).toList();
    return Finding.of(
            PolicyCodes.PROMISE_BROKEN,
            RdfPath.ROOT,
            "The model does not run in %s, which %s promises%s"
                .formatted(
                    verdict.name(),
                    SettingsFile.NAME,
                    reasons.isEmpty() ? "." : ": " + String.join(" ", reasons)))
        .hint(
            "Change the model so that it does, or take %s out of 'for' in %s."
                .formatted(verdict.consumer(), SettingsFile.NAME));
  }
}
