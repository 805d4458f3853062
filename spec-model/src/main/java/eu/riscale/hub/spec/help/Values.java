package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// New values for proposals.
final class Values {
  private static final Span NOWHERE = new Span(1, 1, 1, 2);

  static final YamlScalar NOTHING = new YamlScalar(YamlScalar.Kind.NULL, "null", NOWHERE);

  private Values() {}

  static YamlScalar text(String text) {
    return new YamlScalar(YamlScalar.Kind.STRING, text, NOWHERE);
  }

  static YamlScalar whole(String digits) {
    return new YamlScalar(YamlScalar.Kind.INT, digits, NOWHERE);
  }

  static YamlScalar real(String number) {
    return new YamlScalar(YamlScalar.Kind.FLOAT, number, NOWHERE);
  }

  static YamlScalar truth(boolean value) {
    return new YamlScalar(YamlScalar.Kind.BOOL, Boolean.toString(value), NOWHERE);
  }

  static YamlSequence list(List<? extends YamlNode> items) {
    return new YamlSequence(new ArrayList<>(items), NOWHERE);
  }

  static YamlSequence texts(List<String> texts) {
    return list(texts.stream().map(Values::text).toList());
  }

  static YamlSequence list(YamlNode item) {
    return list(List.of(item));
  }

  static YamlMapping mapping(String key, YamlNode value) {
    return with(new YamlMapping(List.of(), NOWHERE), key, value);
  }

  static YamlMapping with(YamlMapping mapping, String key, YamlNode value) {
    List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new YamlMapping.Entry(key, YamlScalar.Kind.STRING, NOWHERE, value));
    return new YamlMapping(entries, NOWHERE);
  }
}
