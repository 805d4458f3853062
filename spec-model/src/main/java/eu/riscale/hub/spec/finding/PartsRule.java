package eu.riscale.hub.spec.finding;

/// A rule that looks at a few parts of a record, and is shown records of which others are broken.
/// It asks [Findings#waits(Code, RdfPath...)] before it looks at a part, since what stands in the
/// place of a broken one says nothing.
///
/// @param <T> the record that the rule needs parts of
public interface PartsRule<T> extends Rule<T> {}
