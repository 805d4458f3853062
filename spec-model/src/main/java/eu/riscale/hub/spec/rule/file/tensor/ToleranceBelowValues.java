package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ToleranceForm;
import java.util.List;

/// The absolute difference that tests allow is small beside the values. The reference compares it
/// with the greatest value; hub takes the greatest magnitude, so that negative outputs can pass.
public final class ToleranceBelowValues implements TensorRule {
  static final Code TOO_LARGE =
      Code.error(
              "absolute-tolerance-too-large",
              "The absolute tolerance is above 1 % of the expected output.")
          .why("A wrong model could pass the test.")
          .section("config.bioimageio.reproducibility_tolerance.absolute_tolerance")
          .example("absolute_tolerance: 0.05  # outputs up to 0.5", "absolute_tolerance: 0.005");
  private static final double SHARE = 0.01;

  @Override
  public List<Code> codes() {
    return List.of(TOO_LARGE);
  }

  @Override
  public void check(TestTensor tensor, TestTensors all, Findings out) {
    TensorView descr = tensor.descr();
    if (descr.side() == Side.OUTPUT
        && (out.waits(TOO_LARGE, ToleranceForm.CONFIG.field("reproducibility_tolerance"))
            || (descr.tolerance().isPresent()
                && out.waits(TOO_LARGE, descr.idAt(), descr.typeAt())))) {
      return;
    }
    double largest = Math.max(Math.abs(tensor.values().min()), Math.abs(tensor.values().max()));
    if (tensor.descr().tolerance().isEmpty() || Double.isInfinite(largest)) {
      return;
    }
    double tolerance = tensor.descr().tolerance().getAsDouble();
    if (tolerance > SHARE * largest) {
      out.add(
          Finding.of(
                  TOO_LARGE,
                  tensor.at(),
                  "The tolerance "
                      + tolerance
                      + " is above 1 % of "
                      + largest
                      + ", the largest value of '"
                      + tensor.descr().id()
                      + "'.")
              .expected("at most " + SHARE * largest)
              .hint(
                  "Make the absolute tolerance smaller; for large values there is the relative one"
                      + " besides."));
    }
  }
}
