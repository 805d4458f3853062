package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Inputs that are divided by 255 once too little or once too often.
class ScaledInputTest {
  private static final TensorOp DIVIDE = new ScaleLinear(PerAxis.of(1 / 255.0), PerAxis.of(0));
  private static final TensorOp NORMALISE =
      new FixedZeroMeanUnitVariance(PerAxis.of(0.4), PerAxis.of(0.2), 0);

  private static ToyModel model(long seed) {
    ToyModel model = new ToyModel(seed, 24, 24, 3);
    float[] values = model.image().floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.rint(Math.min(255, values[i]));
    }
    return model.image(model.image().with(model.image().dtype(), values));
  }

  private static String sentence(Diagnosis diagnosis) {
    return diagnosis.sentence("result").orElse("no cause");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aDivisionThatIsMissing(long seed) {
    Diagnosis diagnosis = model(seed).against(model(seed).before(DIVIDE).output());
    assertThat(sentence(diagnosis))
        .startsWith(
            "Output 'result': the test output was made with input 'image' divided by 255, to values"
                + " from 0 to 1, which is not described; corrected for that");
    assertThat(diagnosis.hint())
        .isEqualTo(
            "Divide by 255: the network was trained on values from 0 to 1. Write under"
                + " inputs[0].preprocessing:\n"
                + "- {id: scale_linear, kwargs: {gain: 0.00392156862745098, offset: 0}}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aRangeAroundZero(long seed) {
    TensorOp around = new ScaleLinear(PerAxis.of(1 / 127.5), PerAxis.of(-1));
    Diagnosis diagnosis = model(seed).before(DIVIDE).against(model(seed).before(around).output());
    assertThat(sentence(diagnosis))
        .startsWith(
            "Output 'result': the test output was made with input 'image' divided by 127.5, minus"
                + " 1, to values from -1 to 1, not as described; corrected for that");
    assertThat(diagnosis.hint())
        .startsWith(
            "Divide by 127.5 and subtract 1: the network was trained on values from -1 to 1. Write"
                + " for inputs[0].preprocessing[0]:\n");
  }

  private static void assertSaved(long seed, List<TensorOp> steps, String steps1, String removal) {
    TensorOp[] described = steps.toArray(TensorOp[]::new);
    Tensor saved = model(seed).apply(steps, model(seed).image());
    Tensor expected = model(seed).before(described).output();
    Diagnosis diagnosis = model(seed).image(saved).before(described).against(expected);
    assertThat(sentence(diagnosis))
        .contains(", since the test input was saved after " + steps1 + ": its values lie between ");
    assertThat(diagnosis.hint())
        .isEqualTo(
            "Save the test input as it was before "
                + steps1
                + ", with values from 0 to 255, as images come to the model. Only where they come"
                + " as this test input is, take that out instead: "
                + removal);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anInputThatWasSavedDivided(long seed) {
    assertSaved(
        seed,
        List.of(DIVIDE),
        "the step 'scale_linear'",
        "remove the step 'scale_linear' at inputs[0].preprocessing[0].");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anInputThatWasSavedNormalised(long seed) {
    assertSaved(
        seed,
        List.of(DIVIDE, NORMALISE),
        "all steps",
        "remove all steps at inputs[0].preprocessing.");
  }

  /// The numbers are those for images from 0 to 1, and nothing divides.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aDivisionThatIsMissingBeforeFixedNumbers(long seed) {
    Diagnosis diagnosis =
        model(seed).before(NORMALISE).against(model(seed).before(DIVIDE, NORMALISE).output());
    assertThat(sentence(diagnosis))
        .contains(
            "the test output was made with input 'image' divided by 255 before the described step"
                + " 'fixed_zero_mean_unit_variance'; corrected for that");
    assertThat(diagnosis.hint())
        .isEqualTo(
            "Divide by 255: the described numbers are those for values from 0 to 1. In one step"
                + " with it: Write for inputs[0].preprocessing[0]:\n"
                + "- {id: fixed_zero_mean_unit_variance, kwargs: {mean: 102, std: 51}}");
  }

  /// The numbers are those for images from 0 to 255, and the input was saved divided.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anInputThatWasSavedDividedBeforeFixedNumbers(long seed) {
    TensorOp bytes = new FixedZeroMeanUnitVariance(PerAxis.of(102), PerAxis.of(51), 0);
    Tensor saved = model(seed).apply(List.of(DIVIDE), model(seed).image());
    Diagnosis diagnosis =
        model(seed).image(saved).before(bytes).against(model(seed).before(bytes).output());
    assertThat(diagnosis.hint())
        .isEqualTo(
            "Save the test input with values from 0 to 255, if images come to the model so, as the"
                + " described numbers say. Only where they come divided by 255, as this test input"
                + " is: Write for inputs[0].preprocessing[0]:\n"
                + "- {id: fixed_zero_mean_unit_variance, kwargs: {mean: 0.4, std: 0.2}}");
  }

  /// An image of fractions up to 255, which no step was done to, is nothing that was saved too
  /// late.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anImageAsItIs(long seed) {
    ToyModel plain = new ToyModel(seed, 24, 24, 3);
    Diagnosis diagnosis = new ToyModel(seed, 24, 24, 3).before(DIVIDE).against(plain.output());
    assertThat(sentence(diagnosis))
        .contains("without the described step 'scale_linear' of input 'image'; corrected")
        .doesNotContain("saved after");
  }
}
