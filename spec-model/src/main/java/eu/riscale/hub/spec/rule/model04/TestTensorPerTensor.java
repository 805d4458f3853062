package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import java.util.List;

/// Each tensor has one test tensor.
public final class TestTensorPerTensor implements PartsRule<ModelDescr> {
  public static final Code COUNT =
      Code.error("test-tensor-count", "There are not as many test tensors as tensors.")
          .why("The model can only be tested with all of its inputs and outputs.")
          .section("model 0.4, test_inputs and test_outputs")
          .example(
              "inputs: [image, mask]\ntest_inputs: [image.npy]",
              "inputs: [image, mask]\ntest_inputs: [image.npy, mask.npy]");

  @Override
  public List<Code> codes() {
    return List.of(COUNT);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    check(model.inputs().size(), model.testInputs().size(), at, "inputs", out);
    check(model.outputs().size(), model.testOutputs().size(), at, "outputs", out);
  }

  private static void check(int tensors, int files, RdfPath at, String side, Findings out) {
    RdfPath place = at.field("test_" + side);
    if (out.waitsForOutline(COUNT, at.field(side)) || out.waitsForOutline(COUNT, place)) {
      return;
    }
    if (tensors != files) {
      out.add(
          Finding.of(COUNT, place, "There are " + tensors + " tensors and " + files + " files.")
              .expected("one .npy file per tensor, in the same order"));
    }
  }
}
