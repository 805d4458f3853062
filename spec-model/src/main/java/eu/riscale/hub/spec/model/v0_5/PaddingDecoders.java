package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.TaggedUnion;
import eu.riscale.hub.spec.decode.TaggedUnion.Member;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;

/// Every kind of padding by its `mode`; without a mode it is a constant.
final class PaddingDecoders {
  private static final Decoder<Padding.ConstantPadding> CONSTANT =
      Fields.mapping(in -> {
        in.optional("mode", Words.only("constant"), "constant");
        var value = in.optional("value", Numbers.REAL, 0.0);
        return in.build(() -> new Padding.ConstantPadding(value.get()));
      });

  static final TaggedUnion<Padding> BY_MODE =
      new TaggedUnion<>(
          "mode",
          List.of(
              Member.of("constant", Padding.ConstantPadding.class, CONSTANT),
              plain("edge", Padding.EdgePadding.class, new Padding.EdgePadding()),
              plain("reflect", Padding.ReflectPadding.class, new Padding.ReflectPadding()),
              plain("symmetric", Padding.SymmetricPadding.class, new Padding.SymmetricPadding())));

  static final Decoder<Padding> PADDING =
      (node, at, out) ->
          node instanceof YamlMapping mapping && mapping.get("mode") == null
              ? CONSTANT.decode(node, at, out).map(constant -> constant)
              : BY_MODE.decode(node, at, out);

  private PaddingDecoders() {}

  private static <K extends Padding> Member<K> plain(String mode, Class<K> type, K padding) {
    return Member.of(
        mode,
        type,
        Fields.mapping(in -> {
          in.required("mode", Words.only(mode));
          return in.build(() -> padding);
        }));
  }
}
