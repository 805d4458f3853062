package eu.riscale.hub.tensor.picture;

import java.util.TreeSet;

/// Chooses which of many planes are shown.
public final class Spread {
  private Spread() {}

  /// All positions of few, else as many as are shown, evenly spread from the first to the last, and
  /// the one that must be among them.
  public static Iterable<Integer> over(int length, int most, int among) {
    TreeSet<Integer> chosen = new TreeSet<>();
    int count = Math.min(length, most);
    for (int i = 0; i < count; i++) {
      chosen.add(count == 1 ? among : (int) ((long) i * (length - 1) / (count - 1)));
    }
    if (chosen.add(among)) {
      Integer near = chosen.lower(among);
      chosen.remove(near == null || near == 0 ? chosen.higher(among) : near);
    }
    return chosen;
  }
}
