package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.License;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import eu.riscale.hub.spec.value.SpdxId;
import java.util.List;

/// The licence is one that people and software recognise.
public final class LicenseIsCurrent implements PartsRule<ResourceMetadata> {
  public static final Code DEPRECATED =
      Code.warning("license-deprecated", "The licence's id was replaced by a clearer one.")
          .why("GPL-3.0, for example, does not say whether later versions apply.")
          .section("license, SPDX list")
          .example("license: GPL-3.0", "license: GPL-3.0-or-later");
  public static final Code OWN =
      Code.warning("license-own", "The licence is a file of its own.")
          .why(
              "Software and lawyers know the licences of the SPDX list; every other one must be"
                  + " read and judged.")
          .section("license")
          .example("license:\n  source: LICENSE.txt", "license: MIT");

  @Override
  public List<Code> codes() {
    return List.of(DEPRECATED, OWN);
  }

  @Override
  public void check(ResourceMetadata metadata, RdfPath at, Findings out) {
    if (metadata.license().isEmpty()) {
      return;
    }
    RdfPath place = at.field("license");
    switch (metadata.license().get()) {
      case License.Spdx(SpdxId id) -> {
        if (id.deprecated()) {
          out.add(deprecated(id, place));
        }
      }
      case License.Own own ->
          out.add(Finding.of(OWN, place, "The licence is the file '" + own.file().source() + "'."));
    }
  }

  /// The finding for a deprecated id, in a description of any format.
  public static Finding deprecated(SpdxId id, RdfPath at) {
    return Finding.of(DEPRECATED, at, "'" + id + "' is a deprecated id.")
        .hint("For the GNU licences write '" + id + "-only' or '" + id + "-or-later'.");
  }
}
