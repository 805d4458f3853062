package eu.riscale.hub.init.trial;

import eu.riscale.hub.init.trial.Trial.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lengths with which a network of unknown sizes may run, the likeliest first.
final class Bases {
  private static final List<Integer> LINES = List.of(256, 1024, 128, 64, 512, 100, 4096, 32, 1000);

  private static final List<Integer> PLANES =
      List.of(
          64, 128, 256, 32, 96, 224, 512, 160, 192, 320, 384, 448, 28, 299, 227, 240, 100, 12, 16);

  private static final List<Integer> VOLUMES = List.of(32, 64, 16, 48, 24, 96, 8, 128);

  private static final int USUAL = 3;

  private Bases() {}

  /// @param like lengths to try once the usual ones, which are quick, do not run
  static List<int[]> of(List<Variable> variables, boolean isVolume, List<int[]> like) {
    List<int[]> all = new ArrayList<>();
    if (variables.isEmpty()) {
      return List.of(new int[0]);
    }
    Set<Integer> lengths =
        new LinkedHashSet<>(isVolume ? VOLUMES : isLine(variables) ? LINES : PLANES);
    // Networks without padding take lengths that no power of two is near.
    for (int length = 44; length <= (isVolume ? 140 : 316); length += 4) {
      lengths.add(length);
    }
    for (int length = 45; length <= 93; length += 2) {
      lengths.add(length);
    }
    for (int length : lengths) {
      int[] same = new int[variables.size()];
      Arrays.fill(same, length);
      all.add(same);
    }
    all.addAll(Math.min(USUAL, all.size()), like);
    return all;
  }

  private static boolean isLine(List<Variable> variables) {
    return variables.stream().noneMatch(variable -> variable.id().equals("y"));
  }
}
