package eu.riscale.hub.tensor.picture;

import java.util.HashMap;
import java.util.Map;

/// Gives the objects of a label image the numbers that those of another have in their place, so
/// that the same objects are drawn in the same colours.
final class SameObjects {
  private final Map<Double, Map<Double, Integer>> common = new HashMap<>();
  private final Map<Double, Integer> sizes = new HashMap<>();
  private final Map<Double, Integer> expectedSizes = new HashMap<>();

  private SameObjects() {}

  /// @param found as many as `expected`; 0 is background
  /// @return the number of the expected object, where the two have more in common than not; another
  ///   one, which no expected object has, elsewhere
  static double[] numbered(double[] found, double[] expected) {
    SameObjects objects = new SameObjects();
    for (int i = 0; i < found.length; i++) {
      objects.sizes.merge(found[i], 1, Integer::sum);
      objects.expectedSizes.merge(expected[i], 1, Integer::sum);
      objects
          .common
          .computeIfAbsent(found[i], key -> new HashMap<>())
          .merge(expected[i], 1, Integer::sum);
    }
    Map<Double, Double> numbers = new HashMap<>();
    double[] numbered = new double[found.length];
    for (int i = 0; i < found.length; i++) {
      numbered[i] = found[i] == 0 ? 0 : numbers.computeIfAbsent(found[i], objects::number);
    }
    return numbered;
  }

  private double number(double found) {
    for (Map.Entry<Double, Integer> each : common.getOrDefault(found, Map.of()).entrySet()) {
      int both = each.getValue();
      int either =
          sizes.getOrDefault(found, 0) + expectedSizes.getOrDefault(each.getKey(), 0) - both;
      if (each.getKey() != 0 && 2 * both > either) {
        return each.getKey();
      }
    }
    return -1 - Math.abs(found);
  }
}
