package eu.riscale.hub.spec.finding;

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

  public static Finding of(Code code, RdfPath path, String message) {
    return new Finding(code, code.severity(), path, message, "", "", null);
  }

  public Finding expected(String text) {
    return new Finding(code, severity, path, message, text, hint, span);
  }

  public Finding hint(String text) {
    return new Finding(code, severity, path, message, expected, text, span);
  }

  public Finding at(Span place) {
    return new Finding(code, severity, path, message, expected, hint, place);
  }

  public Finding severity(Severity level) {
    return new Finding(code, level, path, message, expected, hint, span);
  }
}
