package eu.riscale.hub.spec.finding;

import java.util.List;

/// A rule across the fields of one record. It runs as soon as that record is whole, whatever else
/// in the description is broken. One that looks at a few parts of a large record is a [PartsRule].
///
/// @param <T> the record that the rule needs
public interface Rule<T> {
  /// Every code that the rule can report.
  List<Code> codes();

  /// Reports what is wrong with `record`.
  ///
  /// @param at the place of `record` in the description
  void check(T record, RdfPath at, Findings out);
}
