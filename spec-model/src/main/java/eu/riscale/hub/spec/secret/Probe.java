package eu.riscale.hub.spec.secret;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;

/// One kind of spot: words that it always has, and a pattern that is tried around these words
/// alone, so that a long text takes time in proportion to its length.
///
/// @param form a regular expression, compiled where one of the words is found; its group `spot` is
///   what is not to be shown
/// @param isReal whether a match is no placeholder
/// @param excerpt what may be shown
record Probe(
    String what,
    Anchor anchor,
    String form,
    Predicate<MatchResult> isReal,
    Function<MatchResult, String> excerpt) {
  static final String SPOT = "spot";
}
