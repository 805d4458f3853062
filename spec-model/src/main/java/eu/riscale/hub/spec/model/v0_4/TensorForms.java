package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.Identifier;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;

/// Decoders of what tensors of format 0.4 are described with.
final class TensorForms {
  static final Code AXES =
      Code.error("axes-letters", "Axes are not distinct letters of those that name an axis.")
          .why("Software maps each letter to a dimension of the tensor.")
          .section("model 0.4, inputs.axes and outputs.axes")
          .example("axes: bhwc", "axes: byxc");

  static final Code RANGE_NAN =
      Code.error("data-range-nan", "An end of a range is not a number.")
          .why("Nothing can be compared with NaN, so no value lies in the range.")
          .section("model 0.4, inputs.data_range and outputs.data_range")
          .example("data_range: [.nan, 1]", "data_range: [0, 1]");

  /// A tensor's name: a Python identifier in small letters.
  static final Decoder<String> NAME =
      Texts.parsed(
              ValueCodes.IDENTIFIER,
              "small letters, digits and _, not starting with a digit, and no word of the Python"
                  + " language",
              text -> Identifier.parse(text).filter(id -> isLowerCase(text)))
          .map(Identifier::text);

  /// The letters of a tensor's axes.
  static final Decoder<String> AXES_LETTERS = letters("bitczyx");

  /// The letters of the axes that a step treats jointly.
  static final Decoder<String> STEP_AXES = letters("czyx");

  static final Decoder<List<Integer>> SIZES = Lists.of(Numbers.INTEGER);

  /// The two ends of a range, infinite ones included.
  static final Decoder<DataRange> RANGE =
      Lists.ofLength(2, TensorForms::end).map(ends -> new DataRange(ends.get(0), ends.get(1)));

  private TensorForms() {}

  private static Decoder<String> letters(String known) {
    return (node, at, out) -> {
      if (!(Texts.ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
        return Decoded.broken();
      }
      for (int i = 0; i < text.length(); i++) {
        char letter = text.charAt(i);
        if (known.indexOf(letter) < 0) {
          out.add(
              Finding.of(AXES, at, "'" + letter + "' in '" + text + "' names no axis.")
                  .expected("distinct letters of " + known));
          return Decoded.broken();
        }
        if (text.indexOf(letter) < i) {
          out.add(
              Finding.of(AXES, at, "'" + letter + "' occurs twice in '" + text + "'.")
                  .expected("distinct letters of " + known));
          return Decoded.broken();
        }
      }
      return Decoded.of(text);
    };
  }

  private static Decoded<Double> end(YamlNode node, RdfPath at, Reading out) {
    if (!(node instanceof YamlScalar scalar)) {
      return Numbers.REAL.decode(node, at, out);
    }
    boolean isText = scalar.kind() == YamlScalar.Kind.STRING;
    double infinite =
        switch (scalar.text().toLowerCase(Locale.ROOT)) {
          case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
          case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
          case ".inf", "+.inf" -> isText ? 0 : Double.POSITIVE_INFINITY;
          case "-.inf" -> isText ? 0 : Double.NEGATIVE_INFINITY;
          case ".nan", "nan" -> Double.NaN;
          default -> 0;
        };
    if (Double.isNaN(infinite)) {
      out.add(Finding.of(RANGE_NAN, at, "Found " + node.describe() + ".").expected("a number"));
      return Decoded.broken();
    }
    if (infinite == 0) {
      return Numbers.REAL.decode(node, at, out);
    }
    if (isText) {
      String word = infinite < 0 ? "-.inf" : ".inf";
      out.add(
          Finding.of(
                  TypeCodes.CONVERTED, at, "Found " + node.describe() + ", read as " + word + ".")
              .hint("Write " + word + " without quotes."));
    }
    return Decoded.of(infinite);
  }

  private static boolean isLowerCase(String text) {
    return text.equals(text.toLowerCase(Locale.ROOT))
        && text.codePoints().anyMatch(Character::isLowerCase);
  }
}
