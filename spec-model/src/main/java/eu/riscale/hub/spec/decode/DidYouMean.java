package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.value.EditDistance;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody probably meant to write.
public final class DidYouMean {
  private DidYouMean() {}

  /// The end of a message about a word that nothing is called by, such as `; did you mean 'onnx'?`.
  ///
  /// @param otherwise the end where no candidate is near
  public static String question(String word, Collection<String> candidates, String otherwise) {
    return nearest(word, candidates)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse(otherwise);
  }

  /// The candidate that fewest single-letter edits turn into `word`, if they are few for its
  /// length.
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT).replace('-', '_');
    int fewest = Math.max(1, Math.min(3, wanted.length() / 3)) + 1;
    Optional<String> nearest = Optional.empty();
    for (String candidate : candidates) {
      int edits = EditDistance.of(wanted, candidate.toLowerCase(Locale.ROOT), fewest - 1);
      if (edits < fewest) {
        fewest = edits;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }
}
