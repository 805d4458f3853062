package eu.riscale.hub.spec.decode;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody probably meant to write.
public final class DidYouMean {
  private DidYouMean() {}

  /// The candidate that fewest single-letter edits turn into `word`, if they are few for its
  /// length.
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT).replace('-', '_');
    int fewest = Math.max(1, Math.min(3, wanted.length() / 3)) + 1;
    Optional<String> nearest = Optional.empty();
    for (String candidate : candidates) {
      int edits = edits(wanted, candidate.toLowerCase(Locale.ROOT), fewest);
      if (edits < fewest) {
        fewest = edits;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /// Two letters that changed places are one edit.
  private static int edits(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(substituted, Math.min(row[j], next[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        next[j] = swapped ? Math.min(next[j], above[j - 2] + 1) : next[j];
      }
      above = row;
      row = next;
    }
    return row[b.length()];
  }
}
