package eu.riscale.hub.spec.finding;

import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that hub has to say about a description.
///
/// @param code what kind of finding it is
/// @param severity the code's own severity, or the one a project's policy gave it
/// @param path the place in the description that it is about
/// @param message what is wrong, with the value that was found
/// @param expected what would be right; empty where the message says it
/// @param hint how to fix it; empty where there is nothing to add
/// @param span where in the file the path stands; null until it is looked up, and where no place
///   fits
public record Finding(
    Code code,
    Severity severity,
    RdfPath path,
    String message,
    String expected,
    String hint,
    @Nullable Span span) {
  /// A message quotes what was found, which may be a megabyte or a secret.
  private static final int LONGEST = 2_000;

  public Finding {
    message = Shown.of(message, LONGEST);
    expected = Shown.of(expected, LONGEST);
    hint = Shown.of(hint);
  }

  public static Finding of(Code code, RdfPath path, String message) {
    return new Finding(code, code.severity(), path, message, "", "", null);
  }

  public Finding message(String text) {
    return new Finding(code, severity, path, text, expected, hint, span);
  }

  public Finding expected(String text) {
    return new Finding(code, severity, path, message, text, hint, span);
  }

  public Finding hint(String text) {
    return new Finding(code, severity, path, message, expected, text, span);
  }

  /// The same without some words, such as secrets that only what stands beside them tells to be so.
  public Finding without(List<String> words) {
    String said = message;
    String wanted = expected;
    String help = hint;
    for (String word : words) {
      said = said.replace(word, "…");
      wanted = wanted.replace(word, "…");
      help = help.replace(word, "…");
    }
    return said.equals(message) && wanted.equals(expected) && help.equals(hint)
        ? this
        : new Finding(code, severity, path, said, wanted, help, span);
  }

  public Finding at(Span place) {
    return new Finding(code, severity, path, message, expected, hint, place);
  }

  /// The same of another place in the description.
  public Finding at(RdfPath place) {
    return new Finding(code, severity, place, message, expected, hint, span);
  }

  public Finding severity(Severity level) {
    return new Finding(code, level, path, message, expected, hint, span);
  }
}
