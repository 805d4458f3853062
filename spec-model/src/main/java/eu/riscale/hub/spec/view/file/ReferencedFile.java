package eu.riscale.hub.spec.view.file;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.util.Optional;

/// A file that a description names.
///
/// @param at where it is named
/// @param sha256 the checksum that it should have
public record ReferencedFile(RdfPath at, FileSource source, Optional<Sha256> sha256, Role role) {}
