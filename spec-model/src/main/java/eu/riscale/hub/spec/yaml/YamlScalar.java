package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.secret.Shown;

/// A single value: its text as written, and what YAML 1.2 says that the text means.
///
/// @param kind the type that the text resolves to; quoted text is always a string
/// @param text the text without quotes, after folding and unescaping
public record YamlScalar(Kind kind, String text, Span span) implements YamlNode {

  /// The scalar types of YAML 1.2's core schema, and the timestamp that RDF authors leave unquoted.
  public enum Kind {
    NULL,
    BOOL,
    INT,
    FLOAT,
    TIMESTAMP,
    STRING
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  @Override
  public String describe() {
    return switch (kind) {
      case NULL -> "nothing (null)";
      case BOOL -> "the truth value " + shortened();
      case INT, FLOAT -> "the number " + shortened();
      case TIMESTAMP -> "the date " + shortened();
      case STRING -> "the text '" + shortened() + "'";
    };
  }

  private String shortened() {
    return text.length() <= 60 ? text : Shown.start(text, 57) + "...";
  }
}
