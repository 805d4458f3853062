package eu.riscale.hub.spec.collection.v0_2;

import eu.riscale.hub.spec.collection.CollectionEntries;
import eu.riscale.hub.spec.collection.CollectionEntry;
import eu.riscale.hub.spec.collection.Groups;
import eu.riscale.hub.spec.collection.PartnerConfig;
import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.GenericFields;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
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

  public static final Decoder<CollectionDescr> DECODER = CollectionDescr::decode;

  private static Decoded<CollectionDescr> decode(YamlNode node, RdfPath at, Reading out) {
    boolean grouped = node instanceof YamlMapping collection && Groups.areUsed(collection);
    return (grouped ? GROUPED : LISTED).decode(node, at, out);
  }

  private static final Decoder<CollectionDescr> LISTED =
      Fields.mapping(in ->
          read(in, in.required("collection", CollectionEntries.DECODER, CollectionEntries.NONE)));

  private static final Decoder<CollectionDescr> GROUPED =
      Fields.mapping(in ->
          read(
              in, in.optional("collection", CollectionEntries.ANY_NUMBER, CollectionEntries.NONE)));

  /// Any other field is a default of the entries.
  private static Decoded<CollectionDescr> read(Fields in, Decoded<CollectionEntries> collection) {
    var fields = GenericFields.read(in);
    var source = in.optional("source", FileSources.SOURCE);
    var config = in.optional("config", PartnerConfig.DECODER, PartnerConfig.EMPTY);
    return in.buildOpen(() ->
        new CollectionDescr(fields.get(), source.get(), collection.get().list(), config.get()));
  }
}
