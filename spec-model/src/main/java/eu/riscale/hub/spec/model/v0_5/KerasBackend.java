package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.spec.value.Word;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.Locale;

/// The library that Keras 3 computes with.
public record KerasBackend(Library library, Version version) {
  public static final Code TOO_OLD =
      Code.error("keras-version-too-old", "Weights in the Keras 3 format name an older Keras.")
          .why("Keras 2 cannot read `.keras` files of version 3.")
          .section("model 0.5, weights.keras_v3.keras_version")
          .example("keras_version: 2.15.0", "keras_version: 3.5.0");

  /// The libraries to choose from.
  public enum Library implements Word {
    TENSORFLOW,
    JAX,
    TORCH;

    @Override
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Version 3 or newer.
  static final Decoder<Version> KERAS_VERSION =
      (node, at, out) -> {
        Decoded<Version> decoded = Values.VERSION.decode(node, at, out);
        if (decoded instanceof Decoded.Value<Version>(Version version) && version.major() < 3) {
          out.add(
              Finding.of(TOO_OLD, at, "Found " + node.describe() + ".").expected("3.0.0 or newer"));
          return Decoded.broken();
        }
        return decoded;
      };

  /// A list of two: the library and its version.
  static final Decoder<KerasBackend> DECODER =
      (node, at, out) -> {
        if (!(node instanceof YamlSequence pair) || pair.items().size() != 2) {
          return Lists.ofLength(2, (item, where, findings) -> Decoded.<KerasBackend>broken())
              .decode(node, at, out)
              .map(list -> list.get(0));
        }
        var library = Words.of(Library.values()).decode(pair.items().get(0), at.index(0), out);
        var version = Values.VERSION.decode(pair.items().get(1), at.index(1), out);
        return Decoded.areWhole(library, version)
            ? Decoded.of(new KerasBackend(library.get(), version.get()))
            : Decoded.broken();
      };
}
