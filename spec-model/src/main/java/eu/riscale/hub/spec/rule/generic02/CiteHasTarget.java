package eu.riscale.hub.spec.rule.generic02;

import static eu.riscale.hub.spec.rule.metadata.CiteHasTarget.NO_TARGET;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.generic.v0_2.CiteEntry;
import java.util.List;

/// A citation leads somewhere.
public final class CiteHasTarget implements Rule<CiteEntry> {
  @Override
  public List<Code> codes() {
    return List.of(NO_TARGET);
  }

  @Override
  public void check(CiteEntry cite, RdfPath at, Findings out) {
    if (cite.doi().isEmpty() && cite.url().filter(url -> !url.isEmpty()).isEmpty()) {
      out.add(
          Finding.of(NO_TARGET, at, "'" + cite.text() + "' has neither doi nor url.")
              .expected("doi or url, or both"));
    }
  }
}
