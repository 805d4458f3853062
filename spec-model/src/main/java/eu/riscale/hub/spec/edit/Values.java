package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// New values for proposals.
public final class Values {
  private static final Span NOWHERE = new Span(1, 1, 1, 2);

  public static final YamlScalar NOTHING = new YamlScalar(YamlScalar.Kind.NULL, "null", NOWHERE);

  private Values() {}

  public static YamlScalar text(String text) {
    return new YamlScalar(YamlScalar.Kind.STRING, text, NOWHERE);
  }

  public static YamlScalar whole(String digits) {
    return new YamlScalar(YamlScalar.Kind.INT, digits, NOWHERE);
  }

  public static YamlScalar real(String number) {
    return new YamlScalar(YamlScalar.Kind.FLOAT, number, NOWHERE);
  }

  public static YamlScalar truth(boolean value) {
    return new YamlScalar(YamlScalar.Kind.BOOL, Boolean.toString(value), NOWHERE);
  }

  public static YamlSequence list(List<? extends YamlNode> items) {
    return new YamlSequence(new ArrayList<>(items), NOWHERE);
  }

  public static YamlSequence texts(List<String> texts) {
    return list(texts.stream().map(Values::text).toList());
  }

  public static YamlSequence list(YamlNode item) {
    return list(List.of(item));
  }

  public static YamlMapping mapping(String key, YamlNode value) {
    return with(new YamlMapping(List.of(), NOWHERE), key, value);
  }

  public static YamlMapping with(YamlMapping mapping, String key, YamlNode value) {
    List<YamlMapping.Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.key().equals(key));
    entries.add(new YamlMapping.Entry(key, YamlScalar.Kind.STRING, NOWHERE, value));
    return new YamlMapping(entries, NOWHERE);
  }
}
