package eu.riscale.hub.policy;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads sizes of memory such as `4GB` or `512MB`.
public final class MemorySize {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?([MGT])I?B?");

  private MemorySize() {}

  /// In bytes; empty where it is no size.
  public static OptionalLong bytes(String size) {
    Matcher matcher = SIZE.matcher(size.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    double unit =
        switch (matcher.group(2)) {
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1e12;
        };
    long bytes = (long) (Double.parseDouble(matcher.group(1)) * unit);
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }
}
