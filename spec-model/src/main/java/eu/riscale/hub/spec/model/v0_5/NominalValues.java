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
        if (node instanceof YamlSequence sequence && allOf(YamlScalar.Kind.BOOL, sequence)) {
          return Lists.nonEmpty(Numbers.TRUTH).decode(node, at, out).map(Truths::new);
        }
        if (node instanceof YamlSequence sequence && allOf(YamlScalar.Kind.STRING, sequence)) {
          return Lists.nonEmpty(Texts.ANY).decode(node, at, out).map(Labels::new);
        }
        if (node instanceof YamlSequence sequence && areWhole(sequence)) {
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

  private static boolean areWhole(YamlSequence sequence) {
    return allOf(YamlScalar.Kind.INT, sequence)
        || (sequence.items().stream().anyMatch(item -> isOf(YamlScalar.Kind.BOOL, item))
            && sequence.items().stream()
                .allMatch(
                    item -> isOf(YamlScalar.Kind.BOOL, item) || isOf(YamlScalar.Kind.INT, item)));
  }

  private static boolean isOf(YamlScalar.Kind kind, YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.kind() == kind;
  }

  private static boolean allOf(YamlScalar.Kind kind, YamlSequence sequence) {
    for (YamlNode item : sequence.items()) {
      if (!isOf(kind, item)) {
        return false;
      }
    }
    return !sequence.items().isEmpty();
  }
}
