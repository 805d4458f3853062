package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Named fields in the order they are written; no key occurs twice.
public record YamlMapping(List<Entry> entries, Span span) implements YamlNode {

  /// One field.
  ///
  /// @param key the name as text
  /// @param keyKind what the name means in YAML; fields of descriptions have strings, but free
  ///   values may have numbers, as in `classes: {0: background}`
  public record Entry(String key, YamlScalar.Kind keyKind, Span keySpan, YamlNode value) {}

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

  /// The same with a text as the last field, in the place of any other value of that field.
  public YamlMapping with(String key, String text) {
    List<Entry> all = new ArrayList<>(entries);
    all.removeIf(entry -> entry.key().equals(key));
    YamlScalar value = new YamlScalar(YamlScalar.Kind.STRING, text, span);
    all.add(new Entry(key, YamlScalar.Kind.STRING, span, value));
    return new YamlMapping(List.copyOf(all), span);
  }

  /// The same with another name for one field.
  public YamlMapping renamed(String from, String to) {
    List<Entry> all = new ArrayList<>(entries);
    all.replaceAll(entry ->
        entry.key().equals(from)
            ? new Entry(to, YamlScalar.Kind.STRING, entry.keySpan(), entry.value())
            : entry);
    return new YamlMapping(List.copyOf(all), span);
  }

  @Override
  public String describe() {
    return entries.isEmpty()
        ? "an empty mapping"
        : "a mapping with field '" + entries.get(0).key() + "'";
  }
}
