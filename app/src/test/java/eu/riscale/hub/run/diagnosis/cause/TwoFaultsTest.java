package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Mirror;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forgotten clips, pictures of 8 bits, known numbers, empty borders, and two faults at once, each
/// on several images and networks.
class TwoFaultsTest {
  private static final int SIDE = 32;
  private static final JointAxes SAMPLE = JointAxes.of(List.of("channel", "y", "x"));
  private static final TensorOp NORMAL = new ZeroMeanUnitVariance(SAMPLE, 1e-6);
  private static final TensorOp RANGE = new ScaleRange(SAMPLE, 5, 95, 1e-6, Optional.empty());

  private static ToyModel model(long seed) {
    return new ToyModel(seed, SIDE, SIDE, 3);
  }

  private static Tensor values(Tensor tensor, DoubleUnaryOperator change) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) change.applyAsDouble(tensor.at(i));
    }
    return Tensor.of(values, tensor.axes(), tensor.shape());
  }

  private static String sentence(Diagnosis diagnosis) {
    return diagnosis.sentence("result").orElse("no cause");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aForgottenClipIsNoDrift(long seed) {
    Diagnosis diagnosis =
        model(seed).before(RANGE).against(model(seed).before(RANGE, Clip.of(0, 1)).output());
    assertThat(sentence(diagnosis))
        .contains("a clip from 0 to 1 is missing after scale_range of input 'image'");
    assertThat(diagnosis.hint()).contains("clip").doesNotContain("tolerance");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aPictureOfEightBitsIsNoDrift(long seed) {
    ToyModel model = model(seed).before(NORMAL).after(new Sigmoid());
    Diagnosis diagnosis = model.against(values(model.output(), x -> Math.rint(x * 255) / 255));
    assertThat(sentence(diagnosis))
        .contains("it went through a picture of 8 bits: all its values are multiples of 1/255");
    assertThat(diagnosis.hint()).doesNotContain("tolerance");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anEmptyBorderIsNamed(long seed) {
    ToyModel model = model(seed).before(NORMAL);
    Tensor output = model.output();
    float[] values = output.floats().clone();
    for (int i = 0; i < values.length; i++) {
      int x = i % SIDE;
      int y = i / SIDE % SIDE;
      boolean inside = x >= 4 && x < SIDE - 4 && y >= 6 && y < SIDE - 6;
      values[i] = inside ? values[i] : 0;
    }
    assertThat(sentence(model.against(output.with(output.dtype(), values))))
        .contains(
            "the test output is 0 in a border (6 pixels at each end of y, 4 pixels at each end of"
                + " x), as where a halo was left empty, and agrees inside");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theUsualMeanAndDeviationAreNamed(long seed) {
    TensorOp factor = new ScaleLinear(PerAxis.of(1 / 255.0), PerAxis.of(0));
    TensorOp half = new FixedZeroMeanUnitVariance(PerAxis.of(0.449), PerAxis.of(0.226), 0);
    assertThat(
            sentence(model(seed).before(factor).against(model(seed).before(factor, half).output())))
        .contains("ImageNet's, of grey images, mean and standard deviation");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneFaultBeforeAndOneAfterTheNetwork(long seed) {
    Diagnosis diagnosis =
        model(seed).against(model(seed).before(NORMAL).after(new Sigmoid()).output());
    assertThat(diagnosis.causes())
        .extracting(found -> found.cause().slug())
        .containsOnly("two-faults");
    assertThat(sentence(diagnosis))
        .contains("two things are wrong: the test output was made with zero_mean_unit_variance")
        .contains("; and a sigmoid is missing after the network");
    assertThat(diagnosis.hint())
        .contains("- {id: zero_mean_unit_variance", "And also: ", "- {id: sigmoid}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void twoStepsAfterTheNetwork(long seed) {
    TensorOp times = new ScaleLinear(PerAxis.of(255), PerAxis.of(0));
    Diagnosis diagnosis =
        model(seed)
            .before(NORMAL)
            .against(model(seed).before(NORMAL).after(new Sigmoid(), times).output());
    assertThat(sentence(diagnosis))
        .contains(
            "two things are wrong: a sigmoid is missing after the network; and the test output is"
                + " the network's output times 255");
    assertThat(diagnosis.hint())
        .contains(
            "Write as outputs[0].postprocessing, in the place of what is there:\n- {id: sigmoid}\n"
                + "- {id: scale_linear, kwargs: {gain: 255, offset: 0}}");
  }

  /// Both after the network: its axes, and its values.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aTurnedOutputOfOtherValues(long seed) {
    ToyModel model = model(seed).before(NORMAL).after(new Sigmoid());
    Tensor output = model.output();
    assertThat(sentence(model.against(values(Mirror.along(2, output), x -> 255 * x))))
        .contains(
            "two things are wrong: the test output is mirrored along y; and the test output is the"
                + " network's output times 255");
    assertThat(
            sentence(model.against(values(Mirror.along(3, output), x -> Math.rint(255 * x) / 255))))
        .contains("two things are wrong: the test output is mirrored along x; and the test output")
        .contains("as it went through a picture of 8 bits");
    Tensor exchanged =
        Permutation.to(List.of("batch", "channel", "x", "y"), output).withAxes(output.axes());
    Diagnosis threshold = model.against(values(exchanged, x -> x > 0.5 ? 1 : 0));
    assertThat(sentence(threshold))
        .contains("two things are wrong: the test output has the axes y and x exchanged")
        .contains("; and the test output is a mask");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void boundsOfAClipAreWrittenAsAPersonWroteThem(long seed) {
    Tensor output = model(seed).before(NORMAL).output();
    Diagnosis diagnosis =
        model(seed).before(NORMAL).against(values(output, x -> Math.clamp(x, -0.2, 0.4)));
    assertThat(diagnosis.hint()).contains("{min: -0.2, max: 0.4}");
  }
}
