package eu.riscale.hub.init.trial;

/// Which lengths an axis of an input may have, as runs have shown.
public sealed interface Rule {
  /// No other was found to run.
  record Only(int length) implements Rule {}

  /// `min`, and so many `step` more.
  record Stepped(int min, int step) implements Rule {}

  /// That of another axis, which has to be as long.
  ///
  /// @param leader its place among the free lengths
  record SameAs(int leader) implements Rule {}
}
