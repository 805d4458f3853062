package eu.riscale.hub.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.FormatsAgree.Given;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatsAgreeTest {
  private static final List<TensorView> OUTPUTS =
      List.of(
          Tensors.view(
              "mask",
              Side.OUTPUT,
              List.of(
                  new AxisView(
                      "x",
                      "x",
                      AxisView.Type.SPACE,
                      new Size.Any(),
                      new Size.Any(),
                      "",
                      1,
                      0,
                      0,
                      List.of()))));

  @Test
  void ofThreeFormatsTheTwoThatAreFurthestApartAreTold() {
    WeightsTest test =
        FormatsAgree.of(
            OUTPUTS,
            List.of(
                given(WeightsFormat.ONNX, 1.0f, true),
                given(WeightsFormat.TORCHSCRIPT, 1.2f, false),
                given(WeightsFormat.KERAS_V3, 0.9f, false)),
            (one, other) -> Optional.empty(),
            TestWatch.NONE);

    assertThat(test.status()).isEqualTo(WeightsTest.Status.FAILED);
    assertThat(test.weights()).isEqualTo("onnx, torchscript, keras_v3");
    assertThat(test.findings().getFirst().message())
        .isEqualTo(
            "torchscript and keras_v3 differ in 1 of 1 elements of output 'mask', by up to 0.3.");
  }

  @Test
  void whereOneIsRightTheOtherIsLookedInto() {
    Given right = given(WeightsFormat.ONNX, 1.0f, true);
    Given wrong = given(WeightsFormat.TORCHSCRIPT, 1.2f, false);
    for (List<Given> both : List.of(List.of(right, wrong), List.of(wrong, right))) {
      WeightsTest test =
          FormatsAgree.of(OUTPUTS, both, (one, other) -> Optional.empty(), TestWatch.NONE);
      assertThat(test.findings().getFirst().hint())
          .isEqualTo(
              "onnx gives the test outputs, torchscript does not: what is found in the outputs of"
                  + " torchscript says what to do.");
    }
    WeightsTest neither =
        FormatsAgree.of(
            OUTPUTS,
            List.of(wrong, given(WeightsFormat.KERAS_V3, 0.9f, false)),
            (one, other) -> Optional.empty(),
            TestWatch.NONE);
    assertThat(neither.findings().getFirst().hint())
        .isEqualTo("Convert the weights again, all formats from the same original.");
  }

  /// Each may be a tolerance away from the test output, in opposite directions.
  @Test
  void twoThatBothReproduceTheTestOutputDoNotFail() {
    WeightsTest test =
        FormatsAgree.of(
            OUTPUTS,
            List.of(
                given(WeightsFormat.ONNX, 1.0f, true),
                given(WeightsFormat.TORCHSCRIPT, 1.2f, true)),
            (one, other) -> Optional.empty(),
            TestWatch.NONE);

    assertThat(test.status()).isEqualTo(WeightsTest.Status.PASSED);
    assertThat(test.findings().getFirst().severity()).isEqualTo(Severity.ALERT);
  }

  @Test
  void withinTheToleranceTheyAgree() {
    WeightsTest test =
        FormatsAgree.of(
            OUTPUTS,
            List.of(
                given(WeightsFormat.ONNX, 1.0f, false),
                given(WeightsFormat.TORCHSCRIPT, 1.125f, false)),
            (one, other) -> Optional.empty(),
            TestWatch.NONE);

    assertThat(test.status()).isEqualTo(WeightsTest.Status.PASSED);
    assertThat(test.detail()).isEqualTo("within 0.125");
    assertThat(test.findings()).isEmpty();
  }

  private static Given given(WeightsFormat format, float value, boolean reproduced) {
    WeightsView weights =
        new WeightsView(
            format,
            new FileSource.RelativePath("weights"),
            List.of(),
            Optional.empty(),
            List.of(new Tolerance(0, 0.15, 0, "test")));
    return new Given(weights, List.of(Tensor.of(new float[] {value}, List.of("x"), 1)), reproduced);
  }
}
