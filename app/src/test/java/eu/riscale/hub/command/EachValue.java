package eu.riscale.hub.command;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A description with another value, or another name of a field, in one of its places.
final class EachValue {
  private EachValue() {}

  /// For each value and each name of a field in the description a twin that has the new one there.
  static List<String> of(String description, String value) {
    List<Span> places = new ArrayList<>();
    YamlNode root = YamlReader.read(description.getBytes(StandardCharsets.UTF_8)).root();
    collect(Objects.requireNonNull(root), places);
    return places.stream().map(place -> with(description, place, "\"" + value + "\"")).toList();
  }

  private static void collect(YamlNode node, List<Span> places) {
    switch (node) {
      case YamlScalar scalar -> places.add(scalar.span());
      case YamlSequence list -> list.items().forEach(item -> collect(item, places));
      case YamlMapping fields ->
          fields
              .entries()
              .forEach(entry -> {
                places.add(entry.keySpan());
                collect(entry.value(), places);
              });
    }
  }

  private static String with(String text, Span place, String value) {
    int from = offset(text, place.line(), place.column());
    int to = offset(text, place.endLine(), place.endColumn());
    String lineEnd = to > from && text.charAt(to - 1) == '\n' ? "\n" : "";
    return text.substring(0, from) + value + lineEnd + text.substring(to);
  }

  private static int offset(String text, int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at + column - 1;
  }
}
