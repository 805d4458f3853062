package eu.riscale.hub.spec.generic.v0_3;

import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.generic.Maintainer;
import eu.riscale.hub.spec.generic.Uploader;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.Version;
import java.util.List;
import java.util.Optional;

/// What every description of format 0.3, and model 0.5, says about its resource: who made it, how
/// to cite it, what others may do with it.
///
/// @param type the resource type that the description declares, such as `model`
/// @param description empty where there is none
public record ResourceMetadata(
    String type,
    String name,
    String description,
    List<FileDescr> covers,
    Optional<FileDescr> documentation,
    Optional<Icon> icon,
    Optional<String> idEmoji,
    List<Author> authors,
    List<Maintainer> maintainers,
    Optional<Uploader> uploader,
    List<CiteEntry> cite,
    Optional<License> license,
    List<FileDescr> attachments,
    List<String> tags,
    List<String> links,
    Optional<HttpUrl> gitRepo,
    Optional<Version> version,
    Optional<String> versionComment) {}
