package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedWeights;
import java.util.List;

/// There are weights.
public final class WeightsExist implements PartsRule<DescribedWeights> {
  public static final Code NONE =
      Code.error("weights-missing", "There are no weights.")
          .why("A model without weights cannot be run.")
          .section("model 0.4 and 0.5, weights")
          .example("weights: {}", "weights:\n  onnx: {source: net.onnx, opset_version: 17}");

  @Override
  public List<Code> codes() {
    return List.of(NONE);
  }

  @Override
  public void check(DescribedWeights weights, RdfPath at, Findings out) {
    if (weights.entries().isEmpty() && out.parts().isWhole(at)) {
      out.add(
          Finding.of(NONE, at, "No format of weights is given.")
              .expected("at least one, such as onnx or torchscript"));
    }
  }
}
