package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlMapping.Entry;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changed copies of nodes. What is moved keeps the place where it is written.
final class NodeEdits {
  private NodeEdits() {}

  /// With the field set; a new field comes last.
  static YamlMapping set(YamlMapping mapping, String key, YamlNode value) {
    List<Entry> entries = new ArrayList<>();
    boolean found = false;
    for (Entry entry : mapping.entries()) {
      boolean same = entry.key().equals(key);
      entries.add(same ? new Entry(key, entry.keyKind(), entry.keySpan(), value) : entry);
      found |= same;
    }
    if (!found) {
      entries.add(new Entry(key, YamlScalar.Kind.STRING, value.span(), value));
    }
    return new YamlMapping(List.copyOf(entries), mapping.span());
  }

  static YamlMapping remove(YamlMapping mapping, String key) {
    if (mapping.get(key) == null) {
      return mapping;
    }
    List<Entry> entries = new ArrayList<>(mapping.entries());
    entries.removeIf(entry -> entry.key().equals(key));
    return new YamlMapping(List.copyOf(entries), mapping.span());
  }

  /// With the field by another name; unchanged where it is absent.
  static YamlMapping rename(YamlMapping mapping, String key, String newKey) {
    YamlNode value = mapping.get(key);
    return value == null ? mapping : set(remove(mapping, key), newKey, value);
  }

  /// With the field changed; unchanged where it is absent.
  static YamlMapping change(YamlMapping mapping, String key, UnaryOperator<YamlNode> change) {
    YamlNode value = mapping.get(key);
    return value == null ? mapping : set(mapping, key, change.apply(value));
  }

  /// The field where it is a mapping, else null.
  static @Nullable YamlMapping mapping(YamlMapping mapping, String key) {
    return mapping.get(key) instanceof YamlMapping inner ? inner : null;
  }

  /// A list with each item changed; other nodes stay as they are.
  static YamlNode each(YamlNode list, UnaryOperator<YamlNode> change) {
    return list instanceof YamlSequence sequence
        ? new YamlSequence(sequence.items().stream().map(change).toList(), sequence.span())
        : list;
  }

  static YamlScalar text(String text, YamlNode from) {
    return new YamlScalar(YamlScalar.Kind.STRING, text, from.span());
  }
}
