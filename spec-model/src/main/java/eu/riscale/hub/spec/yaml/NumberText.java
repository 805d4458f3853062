package eu.riscale.hub.spec.yaml;

/// A number as text that reads back as the same, and as a number in every YAML: YAML 1.1 takes
/// `1e6` for a string, but not `1.0e+6`.
public final class NumberText {
  private NumberText() {}

  /// A whole number below a thousand million has neither point nor exponent.
  public static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    String text = Double.toString(value).replace("E", "e");
    return text.contains("e-") || !text.contains("e") ? text : text.replace("e", "e+");
  }
}
