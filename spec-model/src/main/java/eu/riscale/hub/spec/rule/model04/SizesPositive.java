package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.model.ReferredSizesFit;
import java.util.List;

/// Every size is at least one pixel.
public final class SizesPositive implements PartsRule<TensorDescr> {
  @Override
  public List<Code> codes() {
    return List.of(ReferredSizesFit.BELOW_ONE);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    RdfPath shape = at.field("shape");
    switch (tensor) {
      case InputTensorDescr input -> {
        switch (input.shape()) {
          case ExplicitShape sizes -> check(sizes.sizes(), shape, out);
          case ParameterizedInputShape sizes -> check(sizes.min(), shape.field("min"), out);
        }
      }
      case OutputTensorDescr output -> {
        if (output.shape() instanceof ExplicitShape sizes) {
          check(sizes.sizes(), shape, out);
        }
      }
    }
  }

  private static void check(List<Integer> sizes, RdfPath at, Findings out) {
    for (int i = 0; i < sizes.size(); i++) {
      if (sizes.get(i) < 1 && out.parts().isWhole(at.index(i))) {
        out.add(
            Finding.of(ReferredSizesFit.BELOW_ONE, at.index(i), "The size is " + sizes.get(i) + ".")
                .expected("at least 1 pixel"));
      }
    }
  }
}
