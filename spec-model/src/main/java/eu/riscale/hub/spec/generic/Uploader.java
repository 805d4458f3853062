package eu.riscale.hub.spec.generic;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.Email;
import java.util.Optional;

/// Whoever uploaded the resource to a collection.
public record Uploader(Email email, Optional<String> name) {
  public static final Decoder<Uploader> DECODER =
      Fields.mapping(in -> {
        var email = in.required("email", Values.EMAIL);
        var name = in.optional("name", Texts.ANY);
        return in.build(() -> new Uploader(email.get(), name.get()));
      });
}
