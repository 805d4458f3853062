package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.v0_2.OldForms;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.List;
import java.util.Optional;

/// A resource of a collection: a description elsewhere, one in place, or one elsewhere of which
/// some fields are replaced.
///
/// @param source the description that the entry points at
/// @param sha256 the checksum of that
/// @param type the resource type, where the entry says it
/// @param fields the entry's other fields; they replace those of the description it points at
public record CollectionEntry(
    Optional<ResourceId> id,
    Optional<FileSource> source,
    Optional<Sha256> sha256,
    Optional<String> type,
    YamlValue.Mapping fields) {
  /// What format 0.2 and what format 0.3 calls the source of an entry.
  public static final List<String> SOURCES = List.of("rdf_source", "entry_source");

  /// The checksum of the source, which has no part in the description.
  static final String CHECKSUM = "entry_sha256";

  static final List<String> OF_THE_ENTRY = List.of(SOURCES.get(0), SOURCES.get(1), CHECKSUM);

  /// Stands for an entry that is broken.
  static final CollectionEntry NONE =
      new CollectionEntry(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          YamlValue.Mapping.EMPTY);

  public static final Decoder<CollectionEntry> DECODER =
      Fields.mapping(in -> {
        var id = in.optional("id", OldForms.RESOURCE_ID);
        var rdfSource = in.optional("rdf_source", FileSources.SOURCE);
        var entrySource = in.optional("entry_source", FileSources.SOURCE);
        var sha256 = in.optional(CHECKSUM, Values.SHA256);
        var type = in.optional("type", Texts.ANY);
        YamlValue.Mapping fields = in.extras();
        return in.buildOpen(() ->
            new CollectionEntry(
                id.get(), rdfSource.get().or(entrySource::get), sha256.get(), type.get(), fields));
      });
}
