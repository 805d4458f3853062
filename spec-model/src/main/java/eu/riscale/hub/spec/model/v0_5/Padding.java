package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Tags;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.Map;

/// How an input is enlarged where it is too small.
public sealed interface Padding {

  record ConstantPadding(double value) implements Padding {}

  /// Repeats the outermost element.
  record EdgePadding() implements Padding {}

  /// Mirrors without repeating the outermost element.
  record ReflectPadding() implements Padding {}

  /// Mirrors, the outermost element included.
  record SymmetricPadding() implements Padding {}

  private static Decoder<Padding> constant() {
    return Fields.mapping(in -> {
      in.optional("mode", Words.only("constant"), "constant");
      var value = in.optional("value", Numbers.REAL, 0.0);
      return in.build(() -> new ConstantPadding(value.get()));
    });
  }

  private static Decoder<Padding> plain(String mode, Padding padding) {
    return Fields.mapping(in -> {
      in.required("mode", Words.only(mode));
      return in.build(() -> padding);
    });
  }

  private static Decoder<Padding> byMode() {
    Decoder<Padding> constant = constant();
    Decoder<Padding> tagged =
        Tags.of(
            "mode",
            Map.of(
                "constant", constant,
                "edge", plain("edge", new EdgePadding()),
                "reflect", plain("reflect", new ReflectPadding()),
                "symmetric", plain("symmetric", new SymmetricPadding())));
    return (node, at, out) -> {
      boolean withoutMode = node instanceof YamlMapping mapping && mapping.get("mode") == null;
      return (withoutMode ? constant : tagged).decode(node, at, out);
    };
  }

  Decoder<Padding> DECODER = byMode();
}
