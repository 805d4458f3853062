package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.edit.Values;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// People who are written in one line.
final class People {
  private static final Pattern WITH_EMAIL =
      Pattern.compile("([^<>()@]+?)\\s*[<(]\\s*([^\\s<>()]+@[^\\s<>()]+)\\s*[>)]");
  private static final Pattern WITH_AFFILIATION =
      Pattern.compile("([^<>()@]+?)\\s*\\(([^()@]+)\\)");

  private People() {}

  /// `Ada Lovelace <ada@example.com>` and `Ada Lovelace (Analytical Engines)` as fields; empty for
  /// a name alone.
  static Optional<YamlNode> of(String text) {
    Matcher email = WITH_EMAIL.matcher(text.strip());
    if (email.matches()) {
      return Optional.of(person(email.group(1), "email", email.group(2)));
    }
    Matcher affiliation = WITH_AFFILIATION.matcher(text.strip());
    return affiliation.matches()
        ? Optional.of(person(affiliation.group(1), "affiliation", affiliation.group(2)))
        : Optional.empty();
  }

  private static YamlMapping person(String name, String field, String value) {
    return Values.with(
        Values.mapping("name", Values.text(name.strip())), field, Values.text(value.strip()));
  }
}
