package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.generic.v0_2.OldForms;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A resource of a collection: a description elsewhere, one in place, or one elsewhere of which
/// some fields are replaced.
///
/// @param source the description that the entry points at
/// @param type the resource type, where the entry says it
/// @param fields the entry's other fields; they replace those of the description it points at
public record CollectionEntry(
    Optional<ResourceId> id,
    Optional<FileSource> source,
    Optional<String> type,
    YamlValue.Mapping fields) {
  private static final List<String> OF_THE_ENTRY = List.of("rdf_source", "entry_source");

  public static final Decoder<CollectionEntry> DECODER =
      Fields.mapping(in -> {
        var id = in.optional("id", OldForms.RESOURCE_ID);
        var rdfSource = in.optional("rdf_source", FileSources.SOURCE);
        var entrySource = in.optional("entry_source", FileSources.SOURCE);
        var type = in.optional("type", Texts.ANY);
        YamlValue.Mapping fields = in.extras();
        return in.buildOpen(() ->
            new CollectionEntry(
                id.get(), rdfSource.get().or(entrySource::get), type.get(), fields));
      });

  /// The description that an entry stands for.
  ///
  /// @param entry the entry as written
  /// @param resource the description that it points at
  public static YamlMapping resolve(YamlMapping entry, YamlMapping resource) {
    List<YamlMapping.Entry> merged = new ArrayList<>();
    for (YamlMapping.Entry field : resource.entries()) {
      if (entry.get(field.key()) == null) {
        merged.add(field);
      }
    }
    for (YamlMapping.Entry field : entry.entries()) {
      if (!OF_THE_ENTRY.contains(field.key())) {
        merged.add(field);
      }
    }
    return new YamlMapping(List.copyOf(merged), resource.span());
  }
}
