package eu.riscale.hub.report;

import java.util.Locale;

/// The size of a file as file managers show it, in steps of a thousand.
public final class FileSize {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private FileSize() {}

  public static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = 0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
  }
}
