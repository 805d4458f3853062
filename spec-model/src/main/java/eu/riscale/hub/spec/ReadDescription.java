package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.util.List;

/// A description as far as it could be read.
///
/// @param descr what rules are held against; stand-ins take the place of its broken parts
/// @param broken the parts that nobody may look at
/// @param isWhole whether no part is broken
public record ReadDescription(ResourceDescr descr, BrokenParts broken, boolean isWhole) {

  /// The files that are named by parts which can be read.
  public List<ReferencedFile> files() {
    return DescribedFiles.of(descr, broken);
  }
}
