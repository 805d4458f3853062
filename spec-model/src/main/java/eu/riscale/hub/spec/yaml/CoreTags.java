package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlScalar.Kind;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// The tags of YAML's core schema; every other tag is refused.
final class CoreTags {
  private static final String CORE = "tag:yaml.org,2002:";

  private CoreTags() {}

  /// A scalar of the kind that its tag says or, without one, its text.
  static YamlScalar scalar(ScalarEvent event, Span span) {
    String text = event.getValue();
    Optional<String> tag = event.getTag();
    if (tag.isEmpty()) {
      return new YamlScalar(event.isPlain() ? ScalarKinds.of(text) : Kind.STRING, text, span);
    }
    if (tag.get().equals("!") || tag.get().equals(CORE + "str")) {
      return new YamlScalar(Kind.STRING, text, span);
    }
    Kind wanted =
        switch (tag.get()) {
          case CORE + "int" -> Kind.INT;
          case CORE + "float" -> Kind.FLOAT;
          case CORE + "bool" -> Kind.BOOL;
          case CORE + "null" -> Kind.NULL;
          case CORE + "timestamp" -> Kind.TIMESTAMP;
          default -> throw unknown(tag.get(), span);
        };
    Kind found = ScalarKinds.of(text);
    if (found != wanted && !(wanted == Kind.FLOAT && found == Kind.INT)) {
      throw new Refused(
          YamlCodes.TAG_VALUE, span, "'" + text + "' is not of the type " + tag.get() + ".");
    }
    return new YamlScalar(wanted, text, span);
  }

  /// Refuses a collection with another tag than its own.
  static void expect(String own, Optional<String> tag, Span span) {
    if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(CORE + own)) {
      throw unknown(tag.get(), span);
    }
  }

  private static Refused unknown(String tag, Span span) {
    return new Refused(
        YamlCodes.TAG, span, "The tag '" + tag + "' is not allowed in a description.");
  }
}
