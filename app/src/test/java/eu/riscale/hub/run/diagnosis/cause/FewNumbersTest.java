package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Outputs of a few numbers, such as the scores of a classifier.
class FewNumbersTest {
  private static final int CLASSES = 5;

  /// Softmax of the mean of each channel.
  private static Tensor scores(ToyModel model, Tensor fed) {
    Tensor features = model.network(fed);
    int pixels = features.size() / CLASSES;
    double[] sums = new double[CLASSES];
    double all = 0;
    for (int i = 0; i < features.size(); i++) {
      sums[i / pixels] += features.at(i) / pixels / 100;
    }
    float[] scores = new float[CLASSES];
    for (double sum : sums) {
      all += Math.exp(sum);
    }
    for (int i = 0; i < CLASSES; i++) {
      scores[i] = (float) (Math.exp(sums[i]) / all);
    }
    return Tensor.of(scores, ToyModel.AXES, 1, CLASSES, 1, 1);
  }

  private static Diagnosis diagnosis(long seed, DoubleUnaryOperator saved) {
    ToyModel model = new ToyModel(seed, 16, 16, CLASSES);
    Tensor made = scores(model, model.image());
    float[] values = new float[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      values[i] = (float) saved.applyAsDouble(made.at(i));
    }
    return model.against(
        made.with(made.dtype(), values), ToyModel.DEFAULT, fed -> scores(model, fed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | 100   | it was rounded to 2 decimals: all its values are multiples of 0.01
          2 | 100   | it was rounded to 2 decimals: all its values are multiples of 0.01
          3 | 100   | it was rounded to 2 decimals: all its values are multiples of 0.01
          4 | 100   | it was rounded to 2 decimals: all its values are multiples of 0.01
          1 | 255   | it went through a picture of 8 bits: all its values are multiples of 1/255
          2 | 255   | it went through a picture of 8 bits: all its values are multiples of 1/255
          3 | 255   | it went through a picture of 8 bits: all its values are multiples of 1/255
          4 | 255   | it went through a picture of 8 bits: all its values are multiples of 1/255
          """)
  void roundedScores(long seed, double steps, String words) {
    Diagnosis diagnosis = diagnosis(seed, x -> Math.rint(x * steps) / steps);
    assertThat(diagnosis.sentence("result").orElse("no cause"))
        .startsWith(
            "Output 'result': the test output is the network's output with fewer digits, as "
                + words);
    assertThat(diagnosis.hint()).doesNotContain("allow").contains("with all its digits");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void scoresOfAByteEach(long seed) {
    assertThat(diagnosis(seed, x -> Math.rint(x * 255)).sentence("result").orElse("no cause"))
        .contains("the test output is the network's output times 255 and rounded to whole numbers");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void wholePercents(long seed) {
    Diagnosis diagnosis = diagnosis(seed, x -> Math.rint(x * 100));
    assertThat(diagnosis.sentence("result").orElse("no cause"))
        .contains("the test output is the network's output times 100 and rounded to whole numbers");
    assertThat(diagnosis.hint())
        .isEqualTo(
            "Make the test output again, without multiplying it by 100 and rounding it: the"
                + " specification has no step that rounds to the nearest.");
  }

  /// Scores have no border, also where one alone differs.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneScoreIsNoBorder(long seed) {
    double[] first = {Double.NaN};
    Diagnosis diagnosis =
        diagnosis(
            seed,
            x -> {
              first[0] = Double.isNaN(first[0]) ? x : first[0];
              return x == first[0] ? x + 0.002 : x;
            });
    assertThat(diagnosis.causes())
        .extracting(found -> found.cause().slug())
        .doesNotContain("border");
  }

  /// As a step more or less would make of them.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatAStepMayDoIsNoDrift(long seed) {
    Diagnosis diagnosis = diagnosis(seed, x -> x + 0.0021 * Math.sin(1000 * x));
    assertThat(diagnosis.causes()).isEmpty();
  }

  /// The mean of all that a network makes of an image.
  private static Tensor mean(ToyModel model, Tensor fed) {
    Tensor features = model.network(fed);
    double sum = 0;
    for (int i = 0; i < features.size(); i++) {
      sum += features.at(i);
    }
    return Tensor.of(new float[] {(float) (sum / features.size())}, ToyModel.AXES, 1, 1, 1, 1);
  }

  private static Tensor times(Tensor tensor, double factor) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (tensor.at(i) * factor);
    }
    return tensor.with(tensor.dtype(), values);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void oneNumberOfAnImageThatWasDivided(long seed) {
    ToyModel model = new ToyModel(seed, 16, 16, 1);
    model.image(times(model.image(), 0.5)); // below 255
    Tensor expected = mean(model, times(model.image(), 1 / 255.0));
    Diagnosis diagnosis = model.against(expected, ToyModel.DEFAULT, fed -> mean(model, fed));
    assertThat(diagnosis.sentence("result").orElse("no cause"))
        .contains(
            "the test output was made with input 'image' divided by 255, to values from 0 to 1,"
                + " which is not described");
  }

  /// Nor is one that is nearly what the division would give.
  @ParameterizedTest
  @ValueSource(doubles = {1.0002, 0.9998, 0.9, 2})
  void anotherNumberHasNoCause(double off) {
    ToyModel model = new ToyModel(1, 16, 16, 1);
    model.image(times(model.image(), 0.5));
    Tensor expected = times(mean(model, times(model.image(), 1 / 255.0)), off);
    assertThat(model.against(expected, ToyModel.DEFAULT, fed -> mean(model, fed)).causes())
        .isEmpty();
  }
}
