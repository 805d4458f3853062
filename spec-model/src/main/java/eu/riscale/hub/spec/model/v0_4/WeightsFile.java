package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.generic.Author;
import eu.riscale.hub.spec.generic.v0_2.AttachmentsDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;

/// What the entries of all weights formats have in common.
///
/// @param authors who trained or converted the weights, where it was not the model's authors
/// @param parent the format that these weights were converted from
public record WeightsFile(
    FileSource source,
    Optional<Sha256> sha256,
    Optional<AttachmentsDescr> attachments,
    List<Author> authors,
    Optional<Dependencies> dependencies,
    Optional<WeightsFormat> parent) {}
