package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/// Decoders of lists. Every item is decoded, so that all findings of a list are made at once.
public final class Lists {
  private Lists() {}

  public static <T> Decoder<List<T>> of(Decoder<T> item) {
    return (node, at, out) -> items(node, item, at, out);
  }

  /// At least one item.
  public static <T> Decoder<List<T>> nonEmpty(Decoder<T> item) {
    return (node, at, out) -> {
      if (node instanceof YamlSequence sequence && sequence.items().isEmpty()) {
        out.add(
            Finding.of(TypeCodes.LIST_TOO_SHORT, at, "The list is empty.")
                .expected("at least one value"));
        return Decoded.broken();
      }
      return items(node, item, at, out);
    };
  }

  /// Exactly `length` items.
  public static <T> Decoder<List<T>> ofLength(int length, Decoder<T> item) {
    return (node, at, out) -> {
      if (node instanceof YamlSequence sequence && sequence.items().size() != length) {
        out.add(
            Finding.of(TypeCodes.LIST_LENGTH, at, "Found " + node.describe() + ".")
                .expected("a list of " + length));
        return Decoded.broken();
      }
      return items(node, item, at, out);
    };
  }

  private static <T> Decoded<List<T>> items(
      YamlNode node, Decoder<T> item, RdfPath at, Reading out) {
    if (!(node instanceof YamlSequence sequence)) {
      out.add(
          Finding.of(TypeCodes.NOT_A_LIST, at, "Found " + node.describe() + ".")
              .expected("a list"));
      return Decoded.broken();
    }
    List<T> values = new ArrayList<>(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      if (item.guarded(sequence.items().get(i), at.index(i), out)
          instanceof Decoded.Value<T>(T value)) {
        values.add(value);
      }
    }
    return values.size() == sequence.items().size()
        ? Decoded.of(List.copyOf(values))
        : Decoded.broken();
  }
}
