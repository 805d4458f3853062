package eu.riscale.hub.spec.value;

import java.util.List;

/// Hosts in brackets are addresses of eight numbers. (WHATWG URL, IPv6 parser.)
final class Ipv6Host {
  private static final int PIECES = 8;

  private Ipv6Host() {}

  /// Whether the host has brackets, but not around an address, such as `[::g]`.
  static boolean isImpossible(String host) {
    if (host.indexOf('[') < 0 && host.indexOf(']') < 0) {
      return false;
    }
    boolean enclosed = host.startsWith("[") && host.indexOf(']') == host.length() - 1;
    return !enclosed || !isAddress(host.substring(1, host.length() - 1));
  }

  /// One `::` stands for at least one piece of zeros.
  private static boolean isAddress(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return pieces(text, true) == PIECES;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int left = before.isEmpty() ? 0 : pieces(before, false);
    int right = after.isEmpty() ? 0 : pieces(after, true);
    return left >= 0 && right >= 0 && left + right < PIECES;
  }

  /// How many pieces of 16 bits a text has; -1 where one of them is none.
  private static int pieces(String text, boolean atEnd) {
    List<String> parts = List.of(text.split(":", -1));
    int count = 0;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (atEnd && i == parts.size() - 1 && isFourBytes(part)) {
        count += 2;
      } else if (part.matches("[0-9A-Fa-f]{1,4}")) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }

  private static boolean isFourBytes(String text) {
    String number = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    return text.matches(number + "(?:\\." + number + "){3}");
  }
}
