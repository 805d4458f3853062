package eu.riscale.hub.init.trial;

/// How long an axis of an output is.
public sealed interface Relation {
  /// As many as samples are given at once.
  record OfBatch() implements Relation {}

  /// Always so long.
  record Always(int length) implements Relation {}

  /// As `length · times / per + offset` of an axis of an input.
  ///
  /// @param variable its place among the free lengths
  record Follows(int variable, int times, int per, int offset) implements Relation {}

  /// It depends on the inputs in another way.
  ///
  /// @param seen a length that was seen
  record Otherwise(int seen) implements Relation {}
}
