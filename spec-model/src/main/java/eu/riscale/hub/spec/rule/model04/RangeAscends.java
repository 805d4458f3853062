package eu.riscale.hub.spec.rule.model04;

import static eu.riscale.hub.spec.model.v0_5.DataRange.REVERSED;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.DataRange;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import java.util.List;

/// The range of the data does not start above its end.
public final class RangeAscends implements PartsRule<TensorDescr> {
  @Override
  public List<Code> codes() {
    return List.of(REVERSED);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    tensor.dataRange().ifPresent(range -> check(range, at.field("data_range"), out));
  }

  private static void check(DataRange range, RdfPath at, Findings out) {
    if (range.min() > range.max()) {
      out.add(
          Finding.of(
                  REVERSED, at, "The range goes from " + range.min() + " to " + range.max() + ".")
              .expected("the least value first, then the greatest"));
    }
  }
}
