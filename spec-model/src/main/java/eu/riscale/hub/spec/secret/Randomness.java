package eu.riscale.hub.spec.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

  private static final List<String> WORDS =
      List.of("pass", "pwd", "user", "username", "name", "repo");

  /// A word, a date, a small number, or a word with one, such as `run3` and `2d`.
  private static final String PART =
      "(?:[A-Z]?[a-z]{1,14}(?:[A-Z][a-z]{1,14}){0,2}[0-9]{0,3}|[A-Z]{1,8}[0-9]{0,3}|[0-9]{1,8}"
          + "|[0-9]{1,3}[a-z]{1,2})";

  /// Three parts or more, such as `2024-01-01_nuclei_unet_v2_run3`.
  private static final Pattern OF_WORDS =
      Pattern.compile(PART + "(?:[_./:=~+-]{1,2}" + PART + "){2,30}");

  /// A large letter, a digit and another letter, or a digit and then two such letters.
  private static final Pattern LETTERS_AND_DIGITS =
      Pattern.compile(
          "[^A-Z]*+[A-Z][^0-9]*+[0-9][^A-Za-z]*+[A-Za-z].*|[^0-9]*+[0-9][^A-Z]*+[A-Z][^A-Za-z]*+[A-Za-z].*");

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

  /// Whether it is a key that only its name tells: drawn, and not the name of something itself.
  static boolean isKey(String value) {
    return isRandom(value, 10) && !OF_WORDS.matcher(value).matches();
  }

  /// Whether it is a password without quotation marks: it has a mark that no name has, or letters
  /// of both kinds and digits among them.
  static boolean isPassword(String value) {
    boolean isNoName =
        value.chars().anyMatch(c -> "!@#^&*?~+|".indexOf(c) >= 0)
            || LETTERS_AND_DIGITS.matcher(value).matches();
    return isNoName && isRandom(value, 6) && !OF_WORDS.matcher(value).matches();
  }

  private static boolean isVaried(String value, int mostEqual) {
    return value.chars().distinct().count() >= mostEqual && !isPlaceholder(value);
  }

  private static int has(String value, char from, char to) {
    return (int) value.chars().filter(c -> c >= from && c <= to).count();
  }
}
