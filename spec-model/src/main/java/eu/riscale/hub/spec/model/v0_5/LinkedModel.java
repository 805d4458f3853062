package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.v0_3.MetadataFields;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Version;
import java.util.Optional;

/// Another model of the collection.
public record LinkedModel(ResourceId id, Optional<Version> version) {
  public static final Decoder<LinkedModel> DECODER =
      Fields.mapping(in -> {
        var id = in.required("id", Values.RESOURCE_ID);
        var version = MetadataFields.version(in);
        return in.build(() -> new LinkedModel(id.get(), version.get()));
      });
}
