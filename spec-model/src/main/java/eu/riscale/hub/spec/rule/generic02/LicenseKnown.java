package eu.riscale.hub.spec.rule.generic02;

import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_2.ResourceFields;
import eu.riscale.hub.spec.rule.metadata.LicenseIsCurrent;
import eu.riscale.hub.spec.value.SpdxId;
import java.util.List;
import java.util.Optional;

/// A licence is named by its SPDX id, and by one that was not replaced. Formats 0.2 and 0.4 allow
/// any other text, but nobody knows what it means; formats 0.3 and 0.5 refuse it.
public final class LicenseKnown implements PartsRule<ResourceFields> {
  public static final Code UNLISTED =
      Code.warning("license-not-listed", "A licence is not on the SPDX list.")
          .why("Software cannot tell what is allowed, and newer formats refuse it.")
          .section("model 0.4 and generic 0.2, license")
          .example("license: mit", "license: MIT");

  @Override
  public List<Code> codes() {
    return List.of(UNLISTED, LicenseIsCurrent.DEPRECATED);
  }

  @Override
  public void check(ResourceFields fields, RdfPath at, Findings out) {
    if (out.parts().isBroken(at.field("license"))) {
      return;
    }
    fields.licenseText().ifPresent(license -> check(license, at.field("license"), out));
  }

  private static void check(String license, RdfPath at, Findings out) {
    Optional<SpdxId> known = SpdxId.parse(license);
    if (known.isEmpty()) {
      out.add(unlisted(license, at));
    } else if (known.get().deprecated()) {
      out.add(LicenseIsCurrent.deprecated(known.get(), at));
    }
  }

  private static Finding unlisted(String license, RdfPath at) {
    Finding finding =
        Finding.of(UNLISTED, at, "'" + license + "' is not on the SPDX list of licences.")
            .expected("an id such as MIT, Apache-2.0 or CC-BY-4.0");
    return DidYouMean.nearest(license, SpdxId.known())
        .map(near -> finding.hint("Did you mean '" + near + "'?"))
        .orElse(finding);
  }
}
