package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.Identifier;

/// The name of a tensor: an identifier of at most 32 characters.
public record TensorId(String text) {
  private static final int LONGEST = 32;

  public static final Decoder<TensorId> DECODER =
      (node, at, out) ->
          Values.IDENTIFIER.decode(node, at, out)
                      instanceof Decoded.Value<Identifier>(Identifier id)
                  && !Texts.tooLong(id.text(), LONGEST, at, out)
              ? Decoded.of(new TensorId(id.text()))
              : Decoded.broken();

  @Override
  public String toString() {
    return text;
  }
}
