package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.DataRange;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.Rule;
import java.util.List;

/// The range of the data starts below its end.
public final class RangeAscends implements Rule<TensorDescr> {
  public static final Code REVERSED =
      Code.error("data-range-reversed", "The least value of a range is not below the greatest.")
          .why("No value lies in such a range.")
          .section("model 0.4, inputs.data_range and outputs.data_range")
          .example("data_range: [1, 0]", "data_range: [0, 1]");

  @Override
  public List<Code> codes() {
    return List.of(REVERSED);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    tensor.dataRange().ifPresent(range -> check(range, at.field("data_range"), out));
  }

  private static void check(DataRange range, RdfPath at, Findings out) {
    if (range.min() >= range.max()) {
      out.add(
          Finding.of(
                  REVERSED, at, "The range goes from " + range.min() + " to " + range.max() + ".")
              .expected("the least value first, then the greatest"));
    }
  }
}
