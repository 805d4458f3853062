package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decoders of lists. Every item is decoded, so that all findings of a list are made at once.
public final class Lists {
  private Lists() {}

  public static <T> Decoder<List<T>> of(Decoder<T> item) {
    return (node, at, out) -> items(node, item, Optional.empty(), at, out);
  }

  /// A list that is of use where items of it are broken.
  ///
  /// @param standIn takes the place of a broken item, so that the others keep theirs
  public static <T> Decoder<List<T>> of(Decoder<T> item, T standIn) {
    return (node, at, out) -> items(node, item, Optional.of(standIn), at, out);
  }

  /// At least one item.
  public static <T> Decoder<List<T>> nonEmpty(Decoder<T> item) {
    return filled(of(item));
  }

  /// As [#of(Decoder, Object)], with at least one item.
  public static <T> Decoder<List<T>> nonEmpty(Decoder<T> item, T standIn) {
    return filled(of(item, standIn));
  }

  private static <T> Decoder<List<T>> filled(Decoder<List<T>> list) {
    return (node, at, out) -> {
      if (node instanceof YamlSequence sequence && sequence.items().isEmpty()) {
        out.add(
            Finding.of(TypeCodes.LIST_TOO_SHORT, at, "The list is empty.")
                .expected("at least one value"));
        return Decoded.broken();
      }
      return list.decode(node, at, out);
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
      return items(node, item, Optional.empty(), at, out);
    };
  }

  private static <T> Decoded<List<T>> items(
      YamlNode node, Decoder<T> item, Optional<T> standIn, RdfPath at, Reading out) {
    if (!(node instanceof YamlSequence sequence)) {
      out.add(
          Finding.of(TypeCodes.NOT_A_LIST, at, "Found " + node.describe() + ".")
              .expected("a list"));
      return Decoded.broken();
    }
    List<T> values = new ArrayList<>(sequence.items().size());
    boolean areLists = sequence.items().stream().allMatch(YamlSequence.class::isInstance);
    boolean whole = true;
    for (int i = 0; i < sequence.items().size(); i++) {
      RdfPath place = at.index(i);
      Decoded<T> decoded = item.guarded(sequence.items().get(i), place, out);
      if (areLists && i == 0 && decoded instanceof Decoded.Broken && out.endsAt(place)) {
        return Decoded.broken(); // One level of lists too many, which is one fault.
      }
      whole &= !decoded.isBroken();
      switch (decoded) {
        case Decoded.Value<T>(T value) -> values.add(value);
        case Decoded.Patched<T>(T value) -> values.add(value);
        case Decoded.Broken<T>() -> {
          out.broken(place);
          standIn.ifPresent(values::add);
        }
      }
    }
    List<T> list = List.copyOf(values);
    return whole
        ? Decoded.of(list)
        : list.size() == sequence.items().size() ? Decoded.patched(list) : Decoded.broken();
  }
}
