package eu.riscale.hub.spec.dataset.v0_3;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.v0_3.MetadataFields;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Version;
import java.util.Optional;

/// A dataset of the collection.
public record LinkedDataset(ResourceId id, Optional<Version> version) {
  public static final Decoder<LinkedDataset> DECODER =
      Fields.mapping(in -> {
        var id = in.required("id", Values.RESOURCE_ID);
        var version = MetadataFields.version(in);
        return in.build(() -> new LinkedDataset(id.get(), version.get()));
      });
}
