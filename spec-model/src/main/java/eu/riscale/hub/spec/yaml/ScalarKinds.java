package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.yaml.YamlScalar.Kind;

/// What the text of a plain scalar means in YAML 1.2, as the readers of RDFs resolve it: the core
/// schema, underscores between digits, binary and old octal numbers, and timestamps.
final class ScalarKinds {
  private ScalarKinds() {}

  static Kind of(String text) {
    if (text.isEmpty()) {
      return Kind.NULL;
    }
    char first = text.charAt(0);
    return switch (first) {
      case '~', 'n', 'N' -> isNull(text) ? Kind.NULL : Kind.STRING;
      case 't', 'T', 'f', 'F' -> isBool(text) ? Kind.BOOL : Kind.STRING;
      case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numeric(text);
      default -> Kind.STRING;
    };
  }

  private static Kind numeric(String text) {
    if (isInt(text)) {
      return Kind.INT;
    }
    if (isFloat(text)) {
      return Kind.FLOAT;
    }
    return Timestamps.matches(text) ? Kind.TIMESTAMP : Kind.STRING;
  }

  private static boolean isNull(String text) {
    return switch (text) {
      case "~", "null", "Null", "NULL" -> true;
      default -> false;
    };
  }

  private static boolean isBool(String text) {
    return switch (text) {
      case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
      default -> false;
    };
  }

  private static boolean isInt(String text) {
    int at = signLength(text);
    if (text.startsWith("0x", at)) {
      return allDigits(text, at + 2, 16);
    }
    if (text.startsWith("0b", at)) {
      return allDigits(text, at + 2, 2);
    }
    if (text.startsWith("0o", at)) {
      return allDigits(text, at + 2, 8);
    }
    return allDigits(text, at, 10);
  }

  private static boolean isFloat(String text) {
    int at = signLength(text);
    String rest = text.substring(at);
    if (isOneOf(rest, ".inf", ".Inf", ".INF")) {
      return true;
    }
    if (at == 0 && isOneOf(rest, ".nan", ".NaN", ".NAN")) {
      return true;
    }
    int whole = digits(text, at);
    int next = whole;
    boolean dot = next < text.length() && text.charAt(next) == '.';
    if (dot) {
      next = digits(text, next + 1);
    }
    boolean hasDigits = whole > at || next > whole + 1;
    if (!hasDigits || (whole > at && text.charAt(at) == '_')) {
      return false;
    }
    if (next == text.length()) {
      return dot;
    }
    return isExponent(text, next);
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-')) {
      start++;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return start < text.length();
  }

  private static int signLength(String text) {
    return text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
  }

  /// Where the digits and underscores that start at `at` end.
  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length()
        && (text.charAt(end) == '_' || (text.charAt(end) >= '0' && text.charAt(end) <= '9'))) {
      end++;
    }
    return end;
  }

  private static boolean allDigits(String text, int from, int radix) {
    boolean any = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && (c > 'f' || Character.digit(c, radix) < 0)) {
        return false;
      }
      any |= c != '_';
    }
    return any;
  }

  private static boolean isOneOf(String text, String... words) {
    for (String word : words) {
      if (text.equals(word)) {
        return true;
      }
    }
    return false;
  }
}
