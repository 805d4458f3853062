package eu.riscale.hub.spec.edit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Characters of a text that make place for others.
///
/// @param from the first one
/// @param to after the last one
public record Splice(int from, int to, String by) {

  /// The text with all changes; empty where two of them meet in one place.
  public static Optional<String> all(String text, Collection<Splice> splices) {
    StringBuilder changed = new StringBuilder();
    List<Splice> inOrder = new ArrayList<>(splices);
    inOrder.sort((a, b) -> Integer.compare(a.from(), b.from()));
    int done = 0;
    for (Splice splice : inOrder) {
      if (splice.from() < done) {
        return Optional.empty();
      }
      changed.append(text, done, splice.from()).append(splice.by());
      done = splice.to();
    }
    return Optional.of(changed.append(text, done, text.length()).toString());
  }
}
