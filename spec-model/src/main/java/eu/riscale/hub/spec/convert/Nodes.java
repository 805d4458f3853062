package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// New nodes that stand where an older form of them is written.
final class Nodes {
  private final Span span;
  private final List<Entry> entries = new ArrayList<>();

  private Nodes(Span span) {
    this.span = span;
  }

  /// Starts a mapping.
  ///
  /// @param place the node that it replaces
  static Nodes mapping(YamlNode place) {
    return new Nodes(place.span());
  }

  /// Adds a field; null leaves it out.
  Nodes with(String key, @Nullable YamlNode value) {
    if (value != null) {
      entries.add(new Entry(key, YamlScalar.Kind.STRING, value.span(), value));
    }
    return this;
  }

  Nodes with(String key, String text) {
    return with(key, scalar(YamlScalar.Kind.STRING, text));
  }

  Nodes with(String key, long number) {
    return with(key, scalar(YamlScalar.Kind.INT, Long.toString(number)));
  }

  Nodes with(String key, double number) {
    return with(key, real(number));
  }

  /// Adds a list of numbers; infinite ones are written as null.
  Nodes withNumbers(String key, List<Double> numbers) {
    return with(
        key,
        new YamlSequence(
            numbers.stream()
                .map(number ->
                    Double.isInfinite(number)
                        ? (YamlNode) scalar(YamlScalar.Kind.NULL, "null")
                        : real(number))
                .toList(),
            span));
  }

  Nodes withTexts(String key, List<String> texts) {
    return with(
        key,
        new YamlSequence(
            texts.stream().map(text -> (YamlNode) scalar(YamlScalar.Kind.STRING, text)).toList(),
            span));
  }

  YamlMapping node() {
    return new YamlMapping(List.copyOf(entries), span);
  }

  /// The free value as a node.
  static YamlNode of(YamlValue value, YamlNode place) {
    return switch (value) {
      case YamlValue.Scalar(var kind, var text) -> new YamlScalar(kind, text, place.span());
      case YamlValue.Sequence(var items) ->
          new YamlSequence(items.stream().map(item -> of(item, place)).toList(), place.span());
      case YamlValue.Mapping(var fields) ->
          new YamlMapping(
              fields.stream()
                  .map(field ->
                      new Entry(
                          field.key().text(),
                          field.key().kind(),
                          place.span(),
                          of(field.value(), place)))
                  .toList(),
              place.span());
    };
  }

  private YamlScalar real(double number) {
    if (!Double.isFinite(number)) {
      String word = Double.isNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf";
      return scalar(YamlScalar.Kind.FLOAT, word);
    }
    boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
    String text = isWhole ? (long) number + ".0" : Double.toString(number);
    return scalar(YamlScalar.Kind.FLOAT, text);
  }

  private YamlScalar scalar(YamlScalar.Kind kind, String text) {
    return new YamlScalar(kind, text, span);
  }
}
