package eu.riscale.hub.run.comparison;

import java.util.Locale;

/// Numbers as a person reads them: three significant digits, no needless zeros.
public final class Figures {
  private Figures() {}

  public static String of(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    if (size >= 1e-3 && size < 1e6) {
      String text = String.format(Locale.ROOT, size >= 100 ? "%.1f" : "%.4f", value);
      return text.replaceFirst("\\.?0+$", "");
    }
    return String.format(Locale.ROOT, "%.1e", value).replace(".0e", "e");
  }
}
