package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Test inputs from which no test output can have been made.
class OddInputsTest {
  private static ToyModel model(long seed) {
    return new ToyModel(seed, 24, 24, 2);
  }

  private static ToyModel with(long seed, float[] values) {
    Tensor image = model(seed).image();
    return model(seed).image(image.with(image.dtype(), values));
  }

  private static String sentence(Diagnosis diagnosis) {
    return diagnosis.sentence("result").orElse("no cause");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theSameEverywhere(long seed) {
    float[] values = new float[24 * 24];
    Arrays.fill(values, 7);
    Diagnosis diagnosis = with(seed, values).against(model(seed).output());
    assertThat(sentence(diagnosis))
        .isEqualTo(
            "Output 'result': the test input 'image' is 7 everywhere, with nothing in it to see,"
                + " and gives another output.");
    assertThat(diagnosis.hint()).startsWith("Save the test input that the test output was made");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void notANumber(long seed) {
    float[] values = model(seed).image().floats().clone();
    values[300] = Float.NaN;
    Diagnosis diagnosis = with(seed, values).against(model(seed).output());
    assertThat(sentence(diagnosis))
        .startsWith("Output 'result': the output is NaN or infinite in 50 of its 1,152 elements")
        .endsWith("because the test input 'image' has NaN or infinite values.");
    assertThat(diagnosis.hint()).startsWith("Save the test input without NaN and infinity");
  }
}
