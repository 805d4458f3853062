package eu.riscale.hub.weights;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Collects the uses found in a weights file: few of each effect, so that many of one kind never
/// hide one of another.
public final class FoundUses {
  private static final int MOST_OF_AN_EFFECT = 12;

  /// A hostile name can be as long as its file.
  private static final int LONGEST = 200;

  private final Set<Use> uses = new LinkedHashSet<>();
  private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);

  /// Keeps one use, unless it is harmless, known, or one of very many.
  public void add(String operation, Effect effect, String place) {
    int count = counts.getOrDefault(effect, 0);
    if (effect != Effect.HARMLESS
        && count < MOST_OF_AN_EFFECT
        && uses.add(new Use(shortened(operation), effect, shortened(place)))) {
      counts.put(effect, count + 1);
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /// In the order in which they were found; fewer than a hundred.
  public List<Use> list() {
    return List.copyOf(uses);
  }
}
