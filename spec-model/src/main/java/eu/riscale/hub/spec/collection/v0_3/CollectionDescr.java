package eu.riscale.hub.spec.collection.v0_3;

import eu.riscale.hub.spec.collection.CollectionEntries;
import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.collection.PartnerConfig;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.generic.v0_3.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.FormatVersion;
import java.util.List;
import java.util.Optional;

/// Resources that belong together, such as those of a community partner. The reference no longer
/// knows the type; partners still keep their collections in it.
///
/// @param config how the partner's page looks
public record CollectionDescr(
    GenericFields fields,
    Optional<FileSource> source,
    List<CollectionEntry> collection,
    PartnerConfig config) {

  /// Reads a collection. Fields that no collection has are defaults of its entries.
  ///
  /// @param version the version that the description declares
  public static Decoder<CollectionDescr> decoder(FormatVersion version) {
    return Fields.mapping(in -> {
      var fields = GenericFields.read(in, version);
      var source = in.optional("source", FileSources.SOURCE);
      var collection = in.required("collection", CollectionEntries.DECODER, CollectionEntries.NONE);
      var config = in.optional("config", PartnerConfig.DECODER, PartnerConfig.EMPTY);
      return in.buildOpen(() ->
          new CollectionDescr(fields.get(), source.get(), collection.get().list(), config.get()));
    });
  }
}
