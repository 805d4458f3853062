package eu.riscale.hub.spec.value;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value whose form the specification leaves open, as in `config` and in `kwargs`. It keeps the
/// text of every scalar, so that it can be written as it was read.
public sealed interface YamlValue {

  /// Fields in the order they are written.
  record Mapping(List<Field> fields) implements YamlValue {
    public static final Mapping EMPTY = new Mapping(List.of());

    /// The value of the field of this name; null where there is none.
    public @Nullable YamlValue get(String name) {
      for (Field field : fields) {
        if (field.key().text().equals(name)) {
          return field.value();
        }
      }
      return null;
    }
  }

  /// The key is a scalar like any other: `classes: {0: background}` has a number.
  record Field(Scalar key, YamlValue value) {}

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
    List<Field> fields = new ArrayList<>(mapping.entries().size());
    mapping.entries().forEach(entry -> fields.add(field(entry)));
    return new Mapping(Collections.unmodifiableList(fields));
  }

  static Field field(YamlMapping.Entry entry) {
    return new Field(new Scalar(entry.keyKind(), entry.key()), of(entry.value()));
  }
}
