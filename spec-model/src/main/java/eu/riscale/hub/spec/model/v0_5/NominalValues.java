package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// The values that nominal or ordinal data take.
public sealed interface NominalValues {

  /// Names for the tensor values 0, 1, 2 and so on.
  record Labels(List<String> names) implements NominalValues {}

  /// Numbers.
  ///
  /// @param whole whether all are whole numbers, as which truth values among numbers count
  record Numeric(List<Double> numbers, boolean whole) implements NominalValues {}

  record Truths(List<Boolean> truths) implements NominalValues {}

  Decoder<NominalValues> DECODER =
      (node, at, out) -> {
        if (areOf(Set.of(YamlScalar.Kind.BOOL), node)) {
          return Lists.nonEmpty(Numbers.TRUTH).decode(node, at, out).map(Truths::new);
        }
        if (areOf(Set.of(YamlScalar.Kind.STRING), node)) {
          return Lists.nonEmpty(Texts.ANY).decode(node, at, out).map(Labels::new);
        }
        if (areOf(Set.of(YamlScalar.Kind.INT, YamlScalar.Kind.BOOL), node)) {
          return Lists.nonEmpty(Numbers.WHOLE)
              .decode(node, at, out)
              .map(numbers -> new Numeric(asReals(numbers), true));
        }
        return Lists.nonEmpty(Numbers.REAL)
            .decode(node, at, out)
            .map(numbers -> new Numeric(numbers, false));
      };

  private static List<Double> asReals(List<BigInteger> numbers) {
    return numbers.stream().map(BigInteger::doubleValue).toList();
  }

  private static boolean areOf(Set<YamlScalar.Kind> kinds, YamlNode node) {
    return node instanceof YamlSequence sequence
        && !sequence.items().isEmpty()
        && sequence.items().stream()
            .allMatch(item -> item instanceof YamlScalar scalar && kinds.contains(scalar.kind()));
  }
}
