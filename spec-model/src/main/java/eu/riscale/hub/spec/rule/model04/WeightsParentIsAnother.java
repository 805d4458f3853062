package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import eu.riscale.hub.spec.rule.model.WeightsHaveOriginal;
import java.util.List;

/// Weights are not converted from themselves.
public final class WeightsParentIsAnother implements Rule<WeightsEntry> {
  @Override
  public List<Code> codes() {
    return List.of(WeightsHaveOriginal.SELF);
  }

  @Override
  public void check(WeightsEntry entry, RdfPath at, Findings out) {
    if (entry.file().parent().filter(parent -> parent == entry.format()).isPresent()) {
      out.add(
          Finding.of(
                  WeightsHaveOriginal.SELF,
                  at,
                  "The parent of the "
                      + entry.format().word()
                      + " weights is "
                      + entry.format().word()
                      + ".")
              .hint(
                  "Name the format that was converted, or leave parent out for the weights that"
                      + " were trained."));
    }
  }
}
