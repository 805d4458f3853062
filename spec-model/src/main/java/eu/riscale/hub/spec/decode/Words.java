package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.Word;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decoders of fixed words.
public final class Words {
  private Words() {}

  /// One of the words of an enum.
  public static <E extends Enum<E> & Word> Decoder<E> of(E[] words) {
    return (node, at, out) -> {
      if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING) {
        for (E word : words) {
          if (word.word().equals(scalar.text())) {
            return Decoded.of(word);
          }
        }
      }
      List<String> known = new ArrayList<>();
      for (E word : words) {
        known.add(word.word());
      }
      return unknown(node, at, known, out);
    };
  }

  /// Exactly this word.
  public static Decoder<String> only(String word) {
    return (node, at, out) ->
        node instanceof YamlScalar scalar
                && scalar.kind() == YamlScalar.Kind.STRING
                && scalar.text().equals(word)
            ? Decoded.of(word)
            : unknown(node, at, List.of(word), out);
  }

  /// Reports a value that is none of the words that are known.
  public static <T> Decoded<T> unknown(YamlNode node, RdfPath at, List<String> known, Reading out) {
    Finding finding =
        Finding.of(TypeCodes.WORD_UNKNOWN, at, "Found " + node.describe() + ".")
            .expected(expected(known));
    Optional<String> near =
        node instanceof YamlScalar scalar
            ? DidYouMean.nearest(scalar.text(), known)
            : Optional.empty();
    out.add(near.map(word -> finding.hint("Did you mean '" + word + "'?")).orElse(finding));
    return Decoded.broken();
  }

  private static String expected(List<String> known) {
    return known.size() == 1 ? "'" + known.get(0) + "'" : "one of " + String.join(", ", known);
  }
}
