package eu.riscale.hub.spec.value;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value whose form the specification leaves open, as in `config` and in `kwargs`. It keeps the
/// text of every scalar, so that it can be written as it was read.
public sealed interface YamlValue {

  record Mapping(Map<String, YamlValue> fields) implements YamlValue {
    public static final Mapping EMPTY = new Mapping(Map.of());
  }

  record Sequence(List<YamlValue> items) implements YamlValue {}

  record Scalar(YamlScalar.Kind kind, String text) implements YamlValue {}

  static YamlValue of(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> mapping(mapping);
      case YamlSequence sequence -> {
        List<YamlValue> items = new ArrayList<>(sequence.items().size());
        sequence.items().forEach(item -> items.add(of(item)));
        yield new Sequence(Collections.unmodifiableList(items));
      }
      case YamlScalar scalar -> new Scalar(scalar.kind(), scalar.text());
    };
  }

  static Mapping mapping(YamlMapping mapping) {
    Map<String, YamlValue> fields = new LinkedHashMap<>();
    mapping.entries().forEach(entry -> fields.put(entry.key(), of(entry.value())));
    return new Mapping(Collections.unmodifiableMap(fields));
  }
}
