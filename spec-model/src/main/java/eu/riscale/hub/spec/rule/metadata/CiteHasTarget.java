package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.Citation;
import java.util.List;

/// A citation leads somewhere.
public final class CiteHasTarget implements PartsRule<Citation> {
  public static final Code NO_TARGET =
      Code.error("cite-without-target", "A citation has neither a DOI nor a web address.")
          .why("Readers cannot find what they are asked to cite.")
          .section("cite")
          .example(
              "cite:\n- text: Ronneberger et al.",
              "cite:\n- text: Ronneberger et al.\n  doi: 10.1007/978-3-319-24574-4_28");

  @Override
  public List<Code> codes() {
    return List.of(NO_TARGET);
  }

  @Override
  public void check(Citation cite, RdfPath at, Findings out) {
    BrokenParts parts = out.parts();
    boolean hasTarget =
        cite.hasTarget() || parts.isBroken(at.field("doi")) || parts.isBroken(at.field("url"));
    if (!hasTarget && !out.waits(NO_TARGET, at.field("text"))) {
      out.add(
          Finding.of(
                  NO_TARGET,
                  at,
                  (cite.text().isEmpty() ? "It" : "'" + cite.text() + "'")
                      + " has neither doi nor url.")
              .expected("doi or url, or both"));
    }
  }
}
