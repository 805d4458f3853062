package eu.riscale.hub.spec.yaml;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks up where the paths of many findings are written.
public final class NodePlaces {
  /// In a mapping with fewer fields a search from the first is as fast.
  private static final int LARGE = 64;

  private final @Nullable YamlNode root;
  private final IdentityHashMap<YamlMapping, Map<String, YamlMapping.Entry>> large =
      new IdentityHashMap<>();

  /// @param root of the file; null where nothing of it could be read
  public NodePlaces(@Nullable YamlNode root) {
    this.root = root;
  }

  /// Where `path` is written; for a path that the file does not have, its nearest parent. A value
  /// that stretches over lines is shown at its field name.
  public @Nullable Span find(RdfPath path) {
    YamlNode node = root;
    if (node == null) {
      return null;
    }
    Span found = start(node);
    for (Object segment : path.segments()) {
      if (segment instanceof String name && node instanceof YamlMapping mapping) {
        YamlMapping.Entry entry = entry(mapping, name);
        if (entry == null) {
          return found;
        }
        node = entry.value();
        found =
            node instanceof YamlScalar scalar && !scalar.text().isEmpty()
                ? node.span()
                : entry.keySpan();
      } else if (segment instanceof Integer index
          && node instanceof YamlSequence sequence
          && index < sequence.items().size()) {
        node = sequence.items().get(index);
        found = start(node);
      } else {
        return found;
      }
    }
    return found;
  }

  private YamlMapping.@Nullable Entry entry(YamlMapping mapping, String name) {
    return mapping.entries().size() < LARGE
        ? mapping.entry(name)
        : large.computeIfAbsent(mapping, NodePlaces::byName).get(name);
  }

  private static Map<String, YamlMapping.Entry> byName(YamlMapping mapping) {
    Map<String, YamlMapping.Entry> byName = new HashMap<>();
    mapping.entries().forEach(entry -> byName.put(entry.key(), entry));
    return byName;
  }

  private static Span start(YamlNode node) {
    Span span = node.span();
    return node instanceof YamlScalar
        ? span
        : new Span(span.line(), span.column(), span.line(), span.column() + 1);
  }
}
