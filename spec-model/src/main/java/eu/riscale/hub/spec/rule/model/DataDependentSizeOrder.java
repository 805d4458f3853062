package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import java.util.List;

/// The largest size that an output may have lies above the smallest.
public final class DataDependentSizeOrder implements PartsRule<AxisSize.DataDependentSize> {
  public static final Code NOT_ABOVE =
      Code.error("size-max-not-above-min", "The largest size is not above the smallest.")
          .why("No size lies between them.")
          .section("model 0.5, axes.size of index outputs")
          .example("size: {min: 10, max: 10}", "size: {min: 1, max: 10}");

  @Override
  public List<Code> codes() {
    return List.of(NOT_ABOVE);
  }

  @Override
  public void check(AxisSize.DataDependentSize size, RdfPath at, Findings out) {
    if (out.waits(NOT_ABOVE, at.field("min"), at.field("max"))) {
      return;
    }
    if (size.max().isPresent() && size.max().getAsInt() <= size.min()) {
      out.add(
          NOT_ABOVE,
          at.field("max"),
          "max is " + size.max().getAsInt() + ", min is " + size.min() + ".");
    }
  }
}
