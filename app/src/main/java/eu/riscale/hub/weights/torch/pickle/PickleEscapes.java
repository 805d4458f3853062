package eu.riscale.hub.weights.torch.pickle;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The escapes in a text of protocol 0, which are those of a literal in Python: `\x6fs` is `os`.
final class PickleEscapes {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([0-7]{1,3})|x(\\p{XDigit}{2})|([\\\\'\"abfnrtv]))");

  private PickleEscapes() {}

  static String decode(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(character(found))));
  }

  private static char character(MatchResult escape) {
    if (escape.group(1) != null) {
      return (char) (Integer.parseInt(escape.group(1), 8) & 0xFF);
    }
    if (escape.group(2) != null) {
      return (char) Integer.parseInt(escape.group(2), 16);
    }
    return switch (escape.group(3)) {
      case "a" -> '\u0007';
      case "b" -> '\b';
      case "f" -> '\f';
      case "n" -> '\n';
      case "r" -> '\r';
      case "t" -> '\t';
      case "v" -> '\u000b';
      default -> escape.group(3).charAt(0);
    };
  }
}
