package eu.riscale.hub.tensor;

/// Which value stands at a percentile that falls between two elements; numpy's names and rules.
public enum PercentileMethod {
  /// On the line between the two neighbours of position (n − 1) · p / 100, counted from 0.
  LINEAR,
  /// The smallest element that at least p percent of the elements do not exceed.
  INVERTED_CDF;

  /// The word that numpy uses.
  public String word() {
    return this == LINEAR ? "linear" : "inverted_cdf";
  }

  /// The position in the sorted elements, 0 to n − 1; not whole only for [#LINEAR].
  public double position(double percent, long n) {
    return switch (this) {
      case LINEAR -> (n - 1) * percent / 100;
      case INVERTED_CDF -> Math.clamp(Math.ceil(n * percent / 100) - 1, 0, (double) n - 1);
    };
  }
}
