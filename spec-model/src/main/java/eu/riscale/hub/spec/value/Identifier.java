package eu.riscale.hub.spec.value;

import java.util.Optional;
import java.util.Set;

/// A name that Python accepts for a variable: letters, digits and `_`, not starting with a digit,
/// and none of the language's own words.
public record Identifier(String text) {
  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  public static Optional<Identifier> parse(String text) {
    if (text.isEmpty() || KEYWORDS.contains(text)) {
      return Optional.empty();
    }
    int first = text.codePointAt(0);
    boolean good = first == '_' || Character.isUnicodeIdentifierStart(first);
    for (int i = Character.charCount(first);
        good && i < text.length();
        i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      good = Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }
    return good ? Optional.of(new Identifier(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
