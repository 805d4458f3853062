package eu.riscale.hub.spec.generic.v0_2;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Free;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.Maintainer;
import eu.riscale.hub.spec.generic.Uploader;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.ResourceId;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.spec.value.YamlValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// The fields that all descriptions of format 0.2 share with model 0.4.
///
/// @param type the resource type that the description declares
/// @param idEmoji one character to show beside the id
/// @param versionNumber the n-th published version, not the semantic `version`
/// @param rdfSource where the description itself was read from; nobody is meant to write it
public record ResourceMetadata(
    String type,
    Optional<ResourceId> id,
    String name,
    String description,
    List<FileSource> covers,
    Optional<String> idEmoji,
    List<Author> authors,
    Optional<AttachmentsDescr> attachments,
    List<CiteEntry> cite,
    YamlValue.Mapping config,
    Optional<HttpUrl> downloadUrl,
    Optional<String> gitRepo,
    Optional<Icon> icon,
    List<String> links,
    Optional<Uploader> uploader,
    List<Maintainer> maintainers,
    Optional<FileSource> rdfSource,
    List<String> tags,
    Optional<Version> version,
    Optional<BigInteger> versionNumber) {
  private static final Decoder<FileSource> COVER =
      FileSources.endingAnyCase(
          FileSources.NO_DESCRIPTION,
          List.of(".gif", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff"));

  /// Reads the fields from a description that has others beside them.
  ///
  /// @param authors asked for already, because model 0.4 requires them
  public static Decoded<ResourceMetadata> read(Fields in, Decoded<List<Author>> authors) {
    var type = in.required("type", Texts.ANY, "");
    var formatVersion = in.required("format_version", Texts.ANY, "");
    var id = in.optional("id", OldForms.RESOURCE_ID);
    var name = in.required("name", Texts.atLeast(1), "");
    var description = in.required("description", Texts.ANY, "");
    var covers = in.optional("covers", Lists.of(COVER, FileSources.NOWHERE), List.of());
    var idEmoji = in.optional("id_emoji", Texts.between(1, 1));
    var attachments = in.optional("attachments", AttachmentsDescr.DECODER);
    var cite = in.optional("cite", Lists.of(CiteEntry.DECODER), List.of());
    var config = in.optional("config", Free.CONFIG, YamlValue.Mapping.EMPTY);
    var downloadUrl = in.optional("download_url", Values.URL);
    var gitRepo = in.optional("git_repo", Texts.ANY);
    var icon = in.optional("icon", Icon.DECODER);
    var links = in.optional("links", Lists.of(Texts.ANY), List.of());
    var uploader = in.optional("uploader", Uploader.DECODER);
    var maintainers = in.optional("maintainers", Lists.of(OldForms.MAINTAINER), List.of());
    var rdfSource = in.optional("rdf_source", FileSources.SOURCE);
    var tags = in.optional("tags", Lists.of(Texts.ANY), List.of());
    var version = in.optional("version", Values.VERSION);
    var versionNumber = in.optional("version_number", Numbers.WHOLE);
    return in.part(
        () ->
            new ResourceMetadata(
                type.get(),
                id.get(),
                name.get(),
                description.get(),
                covers.get(),
                idEmoji.get(),
                authors.get(),
                attachments.get(),
                cite.get(),
                config.get(),
                downloadUrl.get(),
                gitRepo.get(),
                icon.get(),
                links.get(),
                uploader.get(),
                maintainers.get(),
                rdfSource.get(),
                tags.get(),
                version.get(),
                versionNumber.get()),
        type,
        formatVersion,
        id,
        name,
        description,
        covers,
        idEmoji,
        authors,
        attachments,
        cite,
        config,
        downloadUrl,
        gitRepo,
        icon,
        links,
        uploader,
        maintainers,
        rdfSource,
        tags,
        version,
        versionNumber);
  }
}
