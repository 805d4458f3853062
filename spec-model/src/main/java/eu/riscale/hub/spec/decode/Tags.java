package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Map;

/// Decoders of unions whose members are told apart by the word in one field.
public final class Tags {
  private Tags() {}

  /// Decodes a mapping by the word in its field `tag`.
  public static <T> Decoder<T> of(String tag, Map<String, Decoder<? extends T>> kinds) {
    return (node, at, out) -> {
      if (!(node instanceof YamlMapping mapping)) {
        out.add(
            Finding.of(Fields.NOT_A_MAPPING, at, "Found " + node.describe() + ".")
                .expected("a mapping with the field " + tag));
        return Decoded.broken();
      }
      YamlNode word = mapping.get(tag);
      if (word == null) {
        out.add(
            Finding.of(Fields.MISSING, at.field(tag), "The field '" + tag + "' is missing.")
                .expected("one of " + String.join(", ", sorted(kinds))));
        return Decoded.broken();
      }
      Decoder<? extends T> kind =
          word instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING
              ? kinds.get(scalar.text())
              : null;
      return kind == null
          ? Words.unknown(word, at.field(tag), sorted(kinds), out)
          : widen(kind, node, at, out);
    };
  }

  private static <T, K extends T> Decoded<T> widen(
      Decoder<K> kind, YamlNode node, RdfPath at, Reading out) {
    return kind.decode(node, at, out).map(value -> value);
  }

  private static List<String> sorted(Map<String, ?> kinds) {
    return kinds.keySet().stream().sorted().toList();
  }
}
