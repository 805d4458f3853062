package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/// Whether two values say the same, however and wherever they are written.
public final class SameValues {
  private SameValues() {}

  public static boolean are(@Nullable YamlNode one, @Nullable YamlNode other) {
    return switch (one) {
      case null -> other == null;
      case YamlScalar scalar ->
          other instanceof YamlScalar second
              && scalar.kind() == second.kind()
              && (scalar.isNull() || scalar.text().equals(second.text()));
      case YamlSequence list -> other instanceof YamlSequence second && are(list, second);
      case YamlMapping mapping -> other instanceof YamlMapping second && are(mapping, second);
    };
  }

  private static boolean are(YamlSequence one, YamlSequence other) {
    if (one.items().size() != other.items().size()) {
      return false;
    }
    for (int i = 0; i < one.items().size(); i++) {
      if (!are(one.items().get(i), other.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The order of fields says nothing.
  private static boolean are(YamlMapping one, YamlMapping other) {
    if (one.entries().size() != other.entries().size()) {
      return false;
    }
    for (YamlMapping.Entry entry : one.entries()) {
      YamlMapping.Entry second = other.entry(entry.key());
      if (second == null
          || second.keyKind() != entry.keyKind()
          || !are(entry.value(), second.value())) {
        return false;
      }
    }
    return true;
  }
}
