package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;

/// Holds a record against the rules that are about it. A decoder asks as soon as its record is
/// made, whatever else in the description is broken, and knows no rule itself.
@FunctionalInterface
public interface RecordRules {
  /// No rules: the values alone are wanted.
  RecordRules NONE = (record, at, out) -> {};

  /// Reports what the rules find.
  ///
  /// @param at the place of `record` in the description
  void check(Object record, RdfPath at, Findings out);
}
