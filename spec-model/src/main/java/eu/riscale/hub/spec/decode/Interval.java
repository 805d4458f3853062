package eu.riscale.hub.spec.decode;

/// The numbers that a field allows.
///
/// @param lowOpen whether `low` itself is excluded
/// @param highOpen whether `high` itself is excluded
public record Interval(double low, boolean lowOpen, double high, boolean highOpen) {
  public static Interval atLeast(double low) {
    return new Interval(low, false, Double.POSITIVE_INFINITY, false);
  }

  public static Interval above(double low) {
    return new Interval(low, true, Double.POSITIVE_INFINITY, false);
  }

  /// Both ends included.
  public static Interval between(double low, double high) {
    return new Interval(low, false, high, false);
  }

  public Interval withoutLow() {
    return new Interval(low, true, high, highOpen);
  }

  public Interval withoutHigh() {
    return new Interval(low, lowOpen, high, true);
  }

  public boolean contains(double value) {
    return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
  }

  /// The interval in words, such as "above 0 and at most 0.1".
  public String words() {
    String from = (lowOpen ? "above " : "at least ") + plain(low);
    return Double.isInfinite(high)
        ? from
        : from + (highOpen ? " and below " : " and at most ") + plain(high);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
