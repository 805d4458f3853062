package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Tensor;

/// What a candidate got right of an output of few elements, such as the scores of a classifier: of
/// each its digits, even where most of them are nearly 0.
final class FewValues {
  private static final int MOST = 256;

  /// Digits that float32 has after a network.
  private static final double MOST_BITS = 16;

  private FewValues() {}

  /// Bits that are right by more than chance; 0 for outputs of many elements.
  static double bits(Candidate candidate, Tensor expected) {
    if (expected.size() > MOST) {
      return 0;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < expected.size(); i++) {
      low = Math.min(low, expected.at(i));
      high = Math.max(high, expected.at(i));
    }
    double bits = 0;
    for (int i = 0; i < expected.size(); i++) {
      double e = expected.at(i);
      boolean again = i > 0 && occurs(e, expected, i);
      bits += again ? 0 : bits(candidate.at(i), e, high - low);
    }
    return bits;
  }

  /// Digits of one value, by its size or by how far it is from 1: saturated values, which any
  /// network gives, have none.
  ///
  /// @param spread how far apart the values may be expected to lie
  static double bits(double value, double expected, double spread) {
    double scale = Math.min(spread, Math.abs(expected));
    if (expected > 0 && expected <= 1) {
      scale = Math.min(scale, 1 - expected);
    }
    double error = Math.abs(value - expected);
    if (!(scale > 0) || !(error < scale)) {
      return 0;
    }
    double rounding = Math.max(Math.abs(expected), 1e-6) * 1e-6;
    return Math.min(MOST_BITS, Math.log(scale / Math.max(error, rounding)) / Math.log(2));
  }

  /// Whether all digits of a value are right, as far as a network has them.
  static boolean isExact(double value, double expected, double spread) {
    return bits(value, expected, spread) == MOST_BITS;
  }

  private static boolean occurs(double value, Tensor tensor, int before) {
    for (int i = 0; i < before; i++) {
      if (tensor.at(i) == value) {
        return true;
      }
    }
    return false;
  }
}
