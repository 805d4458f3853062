package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.generic.Maintainer;
import eu.riscale.hub.spec.generic.Uploader;
import eu.riscale.hub.spec.value.Version;
import java.util.List;
import java.util.Optional;

/// Reads the fields of [ResourceMetadata] from a description that has others beside them.
public final class MetadataFields {
  private static final List<String> PICTURES = List.of(".gif", ".jpeg", ".jpg", ".png", ".svg");
  private static final Decoder<FileDescr> COVER =
      FileDescr.decoder(FileSources.endingAnyCase(FileSources.SOURCE, PICTURES));
  private static final Decoder<FileDescr> DOCUMENTATION =
      FileDescr.decoder(FileSources.ending(FileSources.SOURCE, List.of(".md")));

  public static final Decoder<List<Author>> AUTHORS = Lists.of(Author.decoder(Names.PERSON));

  private MetadataFields() {}

  /// Reads the fields and holds them against the rules.
  ///
  /// @param plainPaths whether documentation, covers and icon may be paths alone
  public static Decoded<ResourceMetadata> read(Fields in, boolean plainPaths) {
    var type = in.required("type", Texts.ANY, "");
    var formatVersion = in.required("format_version", Texts.ANY, "");
    var name = in.required("name", Names.RESOURCE, "");
    var description = in.optional("description", Texts.atMost(1024), "");
    var covers =
        in.optional(
            "covers", Lists.of(PlainPaths.file(plainPaths, COVER), FileDescr.NOWHERE), List.of());
    var documentation = in.optional("documentation", PlainPaths.file(plainPaths, DOCUMENTATION));
    var icon = in.optional("icon", Icon.decoder(plainPaths));
    var idEmoji = in.optional("id_emoji", Texts.between(1, 2));
    var authors = in.optional("authors", AUTHORS, List.of());
    var maintainers =
        in.optional("maintainers", Lists.of(Maintainer.decoder(Names.PERSON)), List.of());
    var uploader = in.optional("uploader", Uploader.DECODER);
    var cite = in.optional("cite", Lists.of(CiteEntry.DECODER), List.of());
    var license = in.optional("license", License.DECODER);
    var attachments =
        in.optional("attachments", Lists.of(FileDescr.DECODER, FileDescr.NOWHERE), List.of());
    var tags = in.optional("tags", Lists.of(Texts.ANY), List.of());
    var links = in.optional("links", Lists.of(Texts.ANY), List.of());
    var gitRepo = in.optional("git_repo", Values.URL);
    var version = version(in);
    var versionComment = in.optional("version_comment", Texts.atMost(512));
    return in.part(
        () ->
            new ResourceMetadata(
                type.get(),
                name.get(),
                description.get(),
                covers.get(),
                documentation.get(),
                icon.get(),
                idEmoji.get(),
                authors.get(),
                maintainers.get(),
                uploader.get(),
                cite.get(),
                license.get(),
                attachments.get(),
                tags.get(),
                links.get(),
                gitRepo.get(),
                version.get(),
                versionComment.get()),
        type,
        formatVersion,
        name,
        description,
        covers,
        documentation,
        icon,
        idEmoji,
        authors,
        maintainers,
        uploader,
        cite,
        license,
        attachments,
        tags,
        links,
        gitRepo,
        version,
        versionComment);
  }

  /// The field `version`, or `version_number`, as it was called before.
  public static Decoded<Optional<Version>> version(Fields in) {
    var version = in.optional("version", Values.VERSION);
    if (in.raw("version_number") == null) {
      return version;
    }
    in.out().add(Names.renamed(in.at(), "version_number", "version"));
    boolean given = version.isBroken() || version.get().isPresent();
    return given ? version : in.optional("version_number", Values.VERSION);
  }
}
