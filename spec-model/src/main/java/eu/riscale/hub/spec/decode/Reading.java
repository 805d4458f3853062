package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;

/// What decoders of one description share: where findings go, and the rules that whole records are
/// held against.
public record Reading(Findings findings, RecordRules rules) {

  /// Values alone are wanted: rules stay silent, and findings are dropped.
  public static Reading ofValues() {
    return new Reading(new Findings(), RecordRules.NONE);
  }

  public void add(Finding finding) {
    findings.add(finding);
  }

  public void add(Code code, RdfPath at, String message) {
    findings.add(code, at, message);
  }

  /// Holds a record against the rules where it is whole.
  public <T> Decoded<T> checked(Decoded<T> record, RdfPath at) {
    if (record instanceof Decoded.Value<T>(T value)) {
      rules.check(value, at, findings);
    }
    return record;
  }
}
