package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.Shapes;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import java.util.List;

/// A shape has one size per letter of the axes.
public final class AxesFitShape implements PartsRule<TensorDescr> {
  public static final Code LENGTHS =
      Code.error("axes-shape-lengths", "A tensor does not have as many sizes as axes.")
          .why("Software cannot tell which size belongs to which axis.")
          .section("model 0.4, inputs.axes and outputs.axes")
          .example("axes: bcyx\nshape: [1, 1, 64]", "axes: bcyx\nshape: [1, 1, 64, 64]");

  @Override
  public List<Code> codes() {
    return List.of(LENGTHS);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    if (out.waits(LENGTHS, at.field("axes"), at.field("shape"))) {
      return;
    }
    int rank = Shapes.rank(tensor);
    if (rank != tensor.axes().length()) {
      out.add(
          Finding.of(
                  LENGTHS,
                  at.field("axes"),
                  "'"
                      + tensor.axes()
                      + "' has "
                      + tensor.axes().length()
                      + " letters, the shape "
                      + rank
                      + " sizes.")
              .expected(rank + " letters"));
    }
  }
}
