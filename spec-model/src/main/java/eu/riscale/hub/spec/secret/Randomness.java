package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.Locale;

/// Tells secrets from what stands in examples in their place.
final class Randomness {
  private static final List<String> PLACEHOLDERS =
      List.of(
          "your",
          "xxx",
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
    boolean hasDigit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean hasLetter = value.chars().anyMatch(Character::isLetter);
    return hasDigit
        && hasLetter
        && value.chars().distinct().count() >= mostEqual
        && !isPlaceholder(value);
  }
}
