package eu.riscale.hub.spec.value;

import java.util.List;
import java.util.Locale;

/// Hosts that end in a number are addresses of four bytes. (WHATWG URL, IPv4 parser.)
final class Ipv4Host {
  private Ipv4Host() {}

  /// Whether the host is written as a number and stands for no address, such as `999.1.1.1`.
  static boolean isImpossible(String host) {
    List<String> parts = List.of(host.split("\\.", -1));
    if (parts.size() > 1 && parts.getLast().isEmpty()) {
      parts = parts.subList(0, parts.size() - 1);
    }
    String last = parts.getLast();
    if (!isDigits(last, 10) && number(last) < 0) {
      return false;
    }
    if (parts.size() > 4) {
      return true;
    }
    for (String part : parts.subList(0, parts.size() - 1)) {
      long value = number(part);
      if (value < 0 || value > 255) {
        return true;
      }
    }
    return number(last) < 0 || number(last) >= 1L << (8 * (5 - parts.size()));
  }

  /// The value of a decimal, octal (`017`) or hexadecimal (`0x1f`) number; -1 for none, and for
  /// what is larger than any address.
  private static long number(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int radix = lower.startsWith("0x") ? 16 : lower.length() > 1 && lower.startsWith("0") ? 8 : 10;
    String digits = lower.substring(radix == 16 ? 2 : radix == 8 ? 1 : 0);
    if (digits.isEmpty()) {
      return lower.isEmpty() ? -1 : 0;
    }
    if (!isDigits(digits, radix)) {
      return -1;
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > 11 ? -1 : Long.parseLong(significant, radix);
  }

  private static boolean isDigits(String text, int radix) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
  }
}
