package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.BadgeDescr;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/// The fields that generic, application, dataset and notebook 0.3 have in common, and model does
/// not.
///
/// @param config free information of tools
public record GenericFields(
    ResourceMetadata metadata,
    Optional<ResourceId> id,
    Optional<ResourceId> parent,
    List<BadgeDescr> badges,
    YamlValue.Mapping config) {
  private static final FormatVersion FILES_ARE_MAPPINGS = new FormatVersion(0, 3, 4);

  /// Reads the fields from a description that has others beside them.
  public static Decoded<GenericFields> read(Fields in, FormatVersion declared) {
    var metadata = MetadataFields.read(in, declared.isBefore(FILES_ARE_MAPPINGS));
    var id = in.optional("id", Values.RESOURCE_ID);
    var parent = in.optional("parent", Values.RESOURCE_ID);
    var badges = in.optional("badges", Lists.of(BadgeDescr.DECODER, BadgeDescr.NONE), List.of());
    var config = in.optional("config", CONFIG, YamlValue.Mapping.EMPTY);
    return in.part(
        () -> new GenericFields(metadata.get(), id.get(), parent.get(), badges.get(), config.get()),
        metadata,
        id,
        parent,
        badges,
        config);
  }

  private static final Decoder<YamlValue.Mapping> CONFIG =
      (node, at, out) -> {
        Decoder<YamlValue.Mapping> fields =
            Fields.mapping(in -> {
              in.optional("bioimageio", Free.MAPPING, YamlValue.Mapping.EMPTY);
              return in.buildOpen(() -> YamlValue.Mapping.EMPTY);
            });
        Decoded<YamlValue.Mapping> known = fields.decode(node, at, out);
        Decoded<YamlValue.Mapping> all =
            node instanceof YamlMapping ? Free.TEXT_KEYS.decode(node, at, out) : known;
        return known.isBroken() ? Decoded.broken() : all;
      };
}
