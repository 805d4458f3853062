package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.Optional;
import java.util.function.Function;

/// Decoders of texts. Lengths count characters as people do, not UTF-16 units.
public final class Texts {
  public static final Decoder<String> ANY =
      (node, at, out) -> {
        if (node instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.STRING) {
          return Decoded.of(scalar.text());
        }
        Finding finding =
            Finding.of(TypeCodes.NOT_TEXT, at, "Found " + node.describe() + ".").expected("text");
        boolean quotable = node instanceof YamlScalar scalar && !scalar.isNull();
        out.add(
            quotable
                ? finding.hint("Put it into quotes: '" + ((YamlScalar) node).text() + "'.")
                : finding);
        return Decoded.broken();
      };

  private Texts() {}

  public static Decoder<String> atMost(int most) {
    return between(0, most);
  }

  public static Decoder<String> atLeast(int least) {
    return between(least, Integer.MAX_VALUE);
  }

  public static Decoder<String> between(int least, int most) {
    return (node, at, out) -> {
      if (!(ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
        return Decoded.broken();
      }
      int length = text.codePointCount(0, text.length());
      if (tooLong(text, most, at, out)) {
        return Decoded.broken();
      }
      if (length < least) {
        out.add(
            Finding.of(
                    TypeCodes.TEXT_TOO_SHORT,
                    at,
                    length == 0 ? "The text is empty." : "The text has " + length + " characters.")
                .expected("at least " + least + (least == 1 ? " character" : " characters")));
        return Decoded.broken();
      }
      return Decoded.of(text);
    };
  }

  /// A text that stands for a value of its own type.
  ///
  /// @param code reported where `parse` finds no value
  /// @param expected what a right text looks like
  public static <T> Decoder<T> parsed(
      Code code, String expected, Function<String, Optional<T>> parse) {
    return (node, at, out) -> {
      if (!(ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
        return Decoded.broken();
      }
      Optional<T> value = parse.apply(text);
      if (value.isEmpty()) {
        out.add(Finding.of(code, at, "Found " + node.describe() + ".").expected(expected));
      }
      return value.map(Decoded::of).orElse(Decoded.broken());
    };
  }

  /// Reports a text of more than `most` characters.
  public static boolean tooLong(String text, int most, RdfPath at, Reading out) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      out.add(
          Finding.of(TypeCodes.TEXT_TOO_LONG, at, "The text has " + length + " characters.")
              .expected("at most " + most + " characters"));
    }
    return length > most;
  }
}
