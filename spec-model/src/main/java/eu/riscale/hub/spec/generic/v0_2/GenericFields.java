package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.generic.BadgeDescr;
import eu.riscale.hub.spec.value.FileSource;
import java.util.List;
import java.util.Optional;

/// The fields that all descriptions of format 0.2 share; models have those of [ResourceMetadata]
/// alone.
///
/// @param license an SPDX id, or any other text
public record GenericFields(
    ResourceMetadata metadata,
    List<BadgeDescr> badges,
    Optional<FileSource> documentation,
    Optional<String> license)
    implements ResourceFields {

  @Override
  public Optional<String> licenseText() {
    return license;
  }

  /// Reads the fields from a description that has others beside them.
  public static Decoded<GenericFields> read(Fields in) {
    var authors = in.optional("authors", Lists.of(OldForms.AUTHOR), List.of());
    var metadata = ResourceMetadata.read(in, authors);
    var badges = in.optional("badges", Lists.of(BadgeDescr.DECODER, BadgeDescr.NONE), List.of());
    var documentation = in.optional("documentation", FileSources.SOURCE);
    var license = in.optional("license", Texts.ANY);
    return in.part(
        () -> new GenericFields(metadata.get(), badges.get(), documentation.get(), license.get()),
        metadata,
        badges,
        documentation,
        license);
  }
}
