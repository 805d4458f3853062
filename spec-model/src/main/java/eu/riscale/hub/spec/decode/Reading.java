package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import org.jspecify.annotations.Nullable;

/// What decoders of one description share: where findings go, and the rules that whole records are
/// held against.
///
/// @param watch sees what is asked for; null where nobody looks
public record Reading(Findings findings, RecordRules rules, @Nullable FieldWatch watch) {
  public Reading(Findings findings, RecordRules rules) {
    this(findings, rules, null);
  }

  /// Values alone are wanted: rules stay silent, and findings are dropped.
  public static Reading ofValues() {
    return new Reading(new Findings(), RecordRules.NONE);
  }

  /// The same with findings of its own.
  public Reading into(Findings own) {
    return new Reading(own, rules, watch);
  }

  public void add(Finding finding) {
    findings.add(finding);
  }

  public void add(Code code, RdfPath at, String message) {
    findings.add(code, at, message);
  }

  /// Says that the field which tells how to read the others of its mapping is broken.
  ///
  /// @param hasOthers whether there are any
  public void brokenKey(RdfPath key, boolean hasOthers) {
    broken(key);
    if (hasOthers) {
      findings.parts().leave("the other fields of " + key.parent(), key);
    }
  }

  /// Whether the last finding is about just this place.
  boolean endsAt(RdfPath place) {
    return findings.last().filter(finding -> finding.path().equals(place)).isPresent();
  }

  /// Says that the part at a place is broken; its findings were added.
  public void broken(RdfPath part) {
    findings.parts().add(part);
  }

  /// Holds a record against the rules where there is one, be it with stand-ins.
  public <T> Decoded<T> checked(Decoded<T> record, RdfPath at) {
    if (Decoded.haveValues(record)) {
      rules.check(record.get(), at, findings);
    }
    return record;
  }
}
