package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.Locale;

/// Tells secrets from what stands in examples in their place.
final class Randomness {
  private static final List<String> PLACEHOLDERS =
      List.of(
          "your",
          "xxxx",
          "example",
          "placeholder",
          "change",
          "dummy",
          "insert",
          "redacted",
          "secret",
          "token",
          "password",
          "passwd",
          "sample",
          "replace",
          "1234567",
          "abcdef",
          "...",
          "***",
          "…",
          "<",
          ">",
          "{",
          "}",
          "$",
          "%");

  private static final List<String> WORDS = List.of("pass", "pwd", "user", "username", "name");

  private Randomness() {}

  static boolean isPlaceholder(String value) {
    String small = value.toLowerCase(Locale.ROOT);
    return WORDS.contains(small) || PLACEHOLDERS.stream().anyMatch(small::contains);
  }

  /// Whether it could be drawn by chance, as secrets are: letters and digits, and enough different
  /// ones.
  static boolean isRandom(String value, int mostEqual) {
    return has(value, '0', '9') > 0
        && value.chars().anyMatch(Character::isLetter)
        && isVaried(value, mostEqual);
  }

  /// The same of what follows a beginning that its maker gives it: some of these are letters alone,
  /// but never small ones alone, as words are.
  static boolean isDrawn(String value) {
    return has(value, '0', '9') + has(value, 'A', 'Z') > 0 && isVaried(value, 7);
  }

  /// The same of what has no beginning and no quotation marks, and might be the name of something:
  /// several digits, and letters of both kinds or those of a hexadecimal number alone.
  static boolean isDense(String value) {
    int small = has(value, 'a', 'z');
    int large = has(value, 'A', 'Z');
    boolean isHexadecimal = large == 0 && has(value, 'g', 'z') == 0;
    return has(value, '0', '9') >= 3
        && (isHexadecimal || (small >= 3 && large >= 3))
        && isVaried(value, 10);
  }

  private static boolean isVaried(String value, int mostEqual) {
    return value.chars().distinct().count() >= mostEqual && !isPlaceholder(value);
  }

  private static int has(String value, char from, char to) {
    return (int) value.chars().filter(c -> c >= from && c <= to).count();
  }
}
