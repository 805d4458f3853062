package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlCodes;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;

/// Decoders of values whose form the specification leaves open.
public final class Free {
  public static final Decoder<YamlValue> VALUE = (node, at, out) -> Decoded.of(YamlValue.of(node));
  public static final Decoder<YamlValue.Mapping> MAPPING =
      (node, at, out) -> {
        if (node instanceof YamlMapping mapping) {
          return Decoded.of(YamlValue.mapping(mapping));
        }
        out.add(
            Finding.of(FieldCodes.NOT_A_MAPPING, at, "Found " + node.describe() + ".")
                .expected("a mapping (named fields)"));
        return Decoded.broken();
      };

  /// As [#MAPPING], with texts as names on every level, as JSON needs them.
  public static final Decoder<YamlValue.Mapping> TEXT_KEYS =
      (node, at, out) -> {
        if (!haveTextKeys(node, at, out)) {
          return Decoded.broken();
        }
        return MAPPING.decode(node, at, out);
      };

  /// As [#MAPPING], with texts as its own names and without infinity and NaN.
  public static final Decoder<YamlValue.Mapping> CONFIG =
      textNames((node, at, out) ->
          areFinite(node, at, out) ? MAPPING.decode(node, at, out) : Decoded.broken());

  /// As [#CONFIG]: arguments of a function by their names.
  public static final Decoder<YamlValue.Mapping> KWARGS = CONFIG;

  private Free() {}

  /// A mapping with texts as its own names; deeper ones may be others, as in `0: background`.
  public static <T> Decoder<T> textNames(Decoder<T> decoder) {
    return (node, at, out) -> {
      boolean good = !(node instanceof YamlMapping mapping) || areTexts(mapping, at, out);
      Decoded<T> decoded = decoder.decode(node, at, out);
      return good || !Decoded.haveValues(decoded) ? decoded : Decoded.patched(decoded.get());
    };
  }

  private static boolean areFinite(YamlNode node, RdfPath at, Reading out) {
    boolean good = true;
    switch (node) {
      case YamlMapping mapping -> {
        for (YamlMapping.Entry entry : mapping.entries()) {
          good &= areFinite(entry.value(), at.field(entry.key()), out);
        }
      }
      case YamlSequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          good &= areFinite(sequence.items().get(i), at.index(i), out);
        }
      }
      case YamlScalar scalar -> {
        good =
            scalar.kind() != YamlScalar.Kind.FLOAT
                || !Numbers.REAL.decode(node, at, out).isBroken();
      }
    }
    return good;
  }

  private static boolean haveTextKeys(YamlNode node, RdfPath at, Reading out) {
    boolean good = true;
    switch (node) {
      case YamlMapping mapping -> {
        good = areTexts(mapping, at, out);
        for (YamlMapping.Entry entry : mapping.entries()) {
          good &= haveTextKeys(entry.value(), at.field(entry.key()), out);
        }
      }
      case YamlSequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          good &= haveTextKeys(sequence.items().get(i), at.index(i), out);
        }
      }
      case YamlScalar scalar -> {}
    }
    return good;
  }

  private static boolean areTexts(YamlMapping mapping, RdfPath at, Reading out) {
    boolean good = true;
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (entry.keyKind() != YamlScalar.Kind.STRING) {
        out.add(
            Finding.of(YamlCodes.KEY_NOT_TEXT, at, "Found '" + entry.key() + "' as a field's name.")
                .hint("Put the name into quotes.")
                .fix(new Edit.Replace(entry.keySpan(), "'" + entry.key() + "'"))
                .at(entry.keySpan()));
        good = false;
      }
    }
    return good;
  }
}
