package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All values of a description by their place, whatever way they are written in.
final class RdfValues {
  private final Map<List<Object>, Value> values = new HashMap<>();
  private final Map<Span, String> rewritten = new HashMap<>();

  /// A scalar, or a list or mapping without anything in it.
  private record Value(String kind, String text, Span written) {
    boolean says(Value other) {
      return kind.equals(other.kind) && text.equals(other.text);
    }
  }

  private RdfValues() {}

  static RdfValues of(YamlDocument document) {
    RdfValues all = new RdfValues();
    YamlNode root = document.root();
    if (root != null) {
      all.collect(List.of(), root);
    }
    return all;
  }

  private void collect(List<Object> at, YamlNode node) {
    switch (node) {
      case YamlScalar scalar ->
          values.put(at, new Value(scalar.kind().name(), scalar.text(), scalar.span()));
      case YamlSequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          collect(below(at, i), list.items().get(i));
        }
        if (list.items().isEmpty()) {
          values.put(at, new Value("list", "", list.span()));
        }
      }
      case YamlMapping mapping -> {
        mapping.entries().forEach(entry -> collect(below(at, entry.key()), entry.value()));
        if (mapping.entries().isEmpty()) {
          values.put(at, new Value("mapping", "", mapping.span()));
        }
      }
    }
  }

  private static List<Object> below(List<Object> at, Object segment) {
    List<Object> path = new ArrayList<>(at);
    path.add(segment);
    return List.copyOf(path);
  }

  /// Wherever the scalar is repeated, too.
  void rewrite(YamlScalar scalar, String to) {
    rewritten.put(scalar.span(), to);
  }

  private Value current(Value value) {
    String to = rewritten.get(value.written());
    return to == null ? value : new Value(YamlScalar.Kind.STRING.name(), to, value.written());
  }

  void remove(RdfPath path) {
    List<Object> prefix = path.segments();
    values
        .keySet()
        .removeIf(at -> at.size() >= prefix.size() && at.subList(0, prefix.size()).equals(prefix));
  }

  void add(RdfPath path, YamlDocument value) {
    YamlNode root = value.root();
    if (root != null) {
      collect(List.copyOf(path.segments()), root);
    }
  }

  /// Whether a description that was read says all this, and nothing else.
  boolean areThoseOf(YamlDocument document) {
    RdfValues read = of(document);
    return values.keySet().equals(read.values.keySet())
        && values.entrySet().stream()
            .allMatch(e -> current(e.getValue()).says(read.get(e.getKey())));
  }

  private Value get(List<Object> at) {
    return Objects.requireNonNull(values.get(at));
  }
}
