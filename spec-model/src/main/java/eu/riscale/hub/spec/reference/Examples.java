package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import eu.riscale.hub.spec.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Parts of an exemplar that are short enough to be shown.
final class Examples {
  /// What is longer loses what it can do without.
  private static final int SHORT = 160;

  private final FieldSurvey survey;
  private final Map<String, Need> needs;

  /// @param needs of each field by its place
  Examples(FieldSurvey survey, Map<String, Need> needs) {
    this.survey = survey;
    this.needs = needs;
  }

  static String text(YamlNode node) {
    return YamlText.of(node);
  }

  /// A field with its value, as it is written.
  static String field(String name, YamlNode value) {
    return YamlText.item(
        new YamlMapping(
            List.of(new YamlMapping.Entry(name, YamlScalar.Kind.STRING, value.span(), value)),
            value.span()));
  }

  /// A record as it is written at its place: as an item of a list, or under its name.
  static String written(RdfPath at, YamlNode record) {
    return at.segments().getLast() instanceof String name
        ? field(name, record)
        : YamlText.item(new YamlSequence(List.of(record), record.span()));
  }

  /// A value that is right with less in it: the first item of a list, the fields that a mapping
  /// needs.
  YamlNode shortened(YamlNode node, RdfPath at) {
    return text(node).length() <= SHORT ? node : lessOf(node, at);
  }

  private YamlNode lessOf(YamlNode node, RdfPath at) {
    return switch (node) {
      case YamlScalar scalar -> scalar;
      case YamlSequence list ->
          !list.items().isEmpty() && list.items().getFirst() instanceof YamlMapping first
              ? new YamlSequence(List.of(lessOf(first, at.index(0))), list.span())
              : list;
      case YamlMapping mapping -> needed(mapping, at);
    };
  }

  private YamlNode needed(YamlMapping mapping, RdfPath at) {
    List<YamlMapping.Entry> kept = new ArrayList<>();
    boolean free = true;
    for (YamlMapping.Entry entry : mapping.entries()) {
      String holder = survey.pattern(at);
      Need need = needs.get((holder.isEmpty() ? "" : holder + ".") + entry.key());
      free &= need == null;
      if (need != null && !(need instanceof Need.Never)) {
        kept.add(less(entry, at));
      }
    }
    if (free) {
      return mapping;
    }
    if (kept.isEmpty()) {
      kept.add(less(mapping.entries().getFirst(), at));
    }
    return new YamlMapping(List.copyOf(kept), mapping.span());
  }

  private YamlMapping.Entry less(YamlMapping.Entry entry, RdfPath at) {
    YamlNode value = lessOf(entry.value(), at.field(entry.key()));
    return new YamlMapping.Entry(entry.key(), entry.keyKind(), entry.keySpan(), value);
  }
}
