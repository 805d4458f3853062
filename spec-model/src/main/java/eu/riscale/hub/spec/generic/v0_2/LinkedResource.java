package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.value.ResourceId;
import java.math.BigInteger;
import java.util.Optional;

/// A resource of the collection.
///
/// @param versionNumber its n-th published version, not its semantic version
public record LinkedResource(ResourceId id, Optional<BigInteger> versionNumber) {
  public static final Decoder<LinkedResource> DECODER =
      Fields.mapping(in -> {
        var id = in.required("id", OldForms.RESOURCE_ID);
        var number = in.optional("version_number", Numbers.WHOLE);
        return in.build(() -> new LinkedResource(id.get(), number.get()));
      });
}
