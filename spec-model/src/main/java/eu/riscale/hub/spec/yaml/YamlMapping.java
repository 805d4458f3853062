package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Named fields in the order they are written; no key occurs twice.
public record YamlMapping(List<Entry> entries, Span span) implements YamlNode {

  /// One field: the key as text, where the key is written, and the value.
  public record Entry(String key, Span keySpan, YamlNode value) {}

  public @Nullable YamlNode get(String key) {
    Entry entry = entry(key);
    return entry == null ? null : entry.value();
  }

  public @Nullable Entry entry(String key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public String describe() {
    return entries.isEmpty() ? "an empty mapping" : "a mapping with field '" + entries.get(0).key() + "'";
  }
}
