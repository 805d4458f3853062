package eu.riscale.hub.weights.reader;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.util.List;
import java.util.Set;

/// What a weights file would do beyond arithmetic on tensors.
///
/// @param all the uses that are not known to be harmless
/// @param formats that the file was read through as; none where it is no weights
/// @param obstacle a clause that says why it could not be read to its end; empty where it could
/// @param reading how far it was read
public record Uses(List<Use> all, Set<WeightsFormat> formats, String obstacle, Reading reading) {
  /// How far a file was read.
  public enum Reading {
    WHOLE,
    /// It is damaged, or no such file.
    BROKEN_OFF,
    /// There is more of it than hub reads, which says nothing against it.
    BEYOND_LIMITS
  }

  private static final int MOST_NAMED = 3;
  private static final int LONGEST = 120;

  public Uses {
    all = List.copyOf(all);
    formats = Set.copyOf(formats);
  }

  /// Whether something in the file reaches beyond the network.
  public boolean isUnsafe() {
    return all.stream().anyMatch(use -> use.effect().isUnsafe());
  }

  /// Whether hub cannot tell what the file does.
  public boolean isUnknown() {
    return !obstacle.isEmpty() || has(Effect.UNKNOWN) || has(Effect.TUNED);
  }

  /// Whether all that stands in the way is that a library has made the network fit one machine.
  boolean isOnlyTuned() {
    return has(Effect.TUNED) && obstacle.isEmpty() && !has(Effect.UNKNOWN) && !isUnsafe();
  }

  /// The first that reach beyond the network, such as `torch.save reads or writes files
  /// (code/__torch__/net.py, line 3)`.
  public String unsafeClause() {
    return first(
        all.stream()
            .filter(use -> use.effect().isUnsafe())
            .map(use ->
                "%s %s (%s)"
                    .formatted(cut(use.operation()), use.effect().clause(), cut(use.place())))
            .toList());
  }

  /// The first of which hub does not know what they do, or why it cannot read the file.
  public String unknownClause() {
    if (has(Effect.UNKNOWN)) {
      return "it uses " + named(Effect.UNKNOWN) + ", which hub does not know";
    }
    return has(Effect.TUNED)
        ? "it uses "
            + named(Effect.TUNED)
            + ", which is made for one kind of processor and does not check what it is given"
        : "it cannot be read to its end: " + obstacle;
  }

  private String named(Effect effect) {
    return first(
        all.stream()
            .filter(use -> use.effect() == effect)
            .map(use -> "%s (%s)".formatted(cut(use.operation()), cut(use.place())))
            .toList());
  }

  private boolean has(Effect effect) {
    return all.stream().anyMatch(use -> use.effect() == effect);
  }

  private static String first(List<String> clauses) {
    String named = String.join("; ", clauses.subList(0, Math.min(MOST_NAMED, clauses.size())));
    int more = clauses.size() - MOST_NAMED;
    return more > 0 ? named + "; and " + more + " more" : named;
  }

  /// A hostile file can have names of any length.
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
