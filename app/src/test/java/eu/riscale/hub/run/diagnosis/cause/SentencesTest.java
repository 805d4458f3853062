package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Effort;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sentences on faults that take other shapes, types, runs or weights, or that cannot be told
/// apart.
class SentencesTest {
  private static final List<String> AXES = ToyModel.AXES;
  private static final Tensor SCORES = ToyModel.smooth(new SplittableRandom(4), 1, 3, 12, 16);

  @Test
  void labelsWhereTheNetworkGivesScores() {
    Tensor labels = filled(i -> best(i), 1, 1, 12, 16);
    assertThat(sentence(SCORES, labels))
        .startsWith(
            "Output 'result': the test output has labels, the network gives the scores of which"
                + " they are the largest (argmax); corrected for that, it agrees with the test"
                + " output exactly.");
    assertThat(sentence(labels, SCORES)).contains("the network gives labels");
  }

  @Test
  void oneChannelOfSeveral() {
    Tensor second = filled(i -> SCORES.at(i + 192), 1, 1, 12, 16);
    assertThat(sentence(SCORES, second))
        .contains("the test output is channel 1 (counted from 0) of the network's 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3.7    | 0    | 3.7 times the expected ones",
        "0.041  | 0    | 0.041 times the expected ones",
        "-1.3   | 0    | -1.3 times the expected ones",
        "41000  | 0    | 41000 times the expected ones",
        "3.7    | 0.6  | 3.7 times the expected ones plus 0.6",
        "0.0123 | -5.3 | 0.0123 times the expected ones minus 5.3",
        "1      | 0.37 | the expected ones plus 0.37"
      })
  void anyFactorIsNamed(double factor, double plus, String words) {
    Tensor outputs = filled(i -> factor * SCORES.at(i) + plus, 1, 3, 12, 16);
    Evidence evidence = evidence(outputs, SCORES, fed -> List.of(outputs));
    assertThat(sentence(evidence)).contains("the outputs are " + words + ";");
    assertThat(diagnosis(evidence).hint())
        .startsWith(
            "Check first that the test output was made with this checkpoint: the weights may"
                + " differ. Then that its input was scaled as the preprocessing describes it")
        .contains("Only where the output itself was scaled by these numbers after the network:");
  }

  @Test
  void foregroundAndBackgroundOfProbabilitiesExchanged() {
    Tensor probability = filled(i -> 1 / (1 + Math.exp(1 - SCORES.at(i) / 50)), 1, 3, 12, 16);
    Tensor inverted = filled(i -> 1 - probability.at(i), 1, 3, 12, 16);
    assertThat(sentence(probability, inverted))
        .startsWith("Output 'result': the test output is 1 minus the network's output;");
  }

  @Test
  void noBatchAxis() {
    Tensor raw = Tensor.of(SCORES.floats(), List.of("0", "1", "2"), 3, 12, 16);
    assertThat(sentence(raw, SCORES))
        .contains(
            "the test output has the network's numbers in the same order, but the shape 1×3×12×16"
                + " where the network gives 3×12×16");
  }

  @Test
  void aTestOutputWithoutItsHalo() {
    Tensor inside = Cropping.crop(SCORES, new int[] {0, 0, 2, 3}, new int[] {0, 0, 2, 3});
    assertThat(sentence(SCORES, inside))
        .contains(
            "the test output is the network's output with pixels cut off (2 at each end of y, 3 at"
                + " each end of x), as a halo is");
  }

  @Test
  void aDeadNetwork() {
    assertThat(sentence(filled(i -> 0.5, 1, 3, 12, 16), SCORES))
        .isEqualTo("Output 'result': the network gives the same value, 0.5, everywhere.");
  }

  @Test
  void labelsThatDifferAtEdges() {
    Tensor one = labels(i -> i % 64 < 32 ? 0 : 1);
    Tensor other = labels(i -> i % 64 < (i / 64 % 4 == 0 ? 31 : 32) ? 0 : 1);
    assertThat(sentence(other, one))
        .startsWith("Output 'result': 16 elements (0.39 %), nearly all at the edges of objects");
  }

  @Test
  void anotherRunGivesAnotherOutput() {
    SplittableRandom random = new SplittableRandom(1);
    Tensor first = filled(i -> random.nextDouble(), 1, 3, 12, 16);
    Evidence evidence =
        evidence(first, SCORES, fed -> List.of(filled(i -> random.nextDouble(), 1, 3, 12, 16)));
    assertThat(sentence(evidence)).contains("the network is not deterministic: two runs");
  }

  @Test
  void whatOtherWeightsDoNotHaveIsTheFaultOfTheseWeights() {
    Tensor logits = filled(i -> SCORES.at(i) / 50 - 1, 1, 3, 12, 16);
    Tensor expected = filled(i -> 1 / (1 + Math.exp(-logits.at(i))), 1, 3, 12, 16);
    Evidence alone = evidence(logits, expected, fed -> List.of(logits));
    Evidence evidence =
        new Evidence(
            "onnx",
            Notations.V0_5,
            alone.inputs(),
            alone.outputs(),
            alone.sample(),
            alone.network(),
            List.of(new Evidence.OtherWeights("torchscript", fed -> List.of(expected))));
    Diagnosis diagnosis = diagnosis(evidence);
    assertThat(diagnosis.sentence("result").orElseThrow())
        .contains("a sigmoid is missing after the network (of the model's weights, those")
        .contains("of torchscript reproduce the test output, and these do not");
    assertThat(diagnosis.hint())
        .isEqualTo("Export these weights again from the network of torchscript.");
  }

  @Test
  void twoCausesThatCannotBeToldApartAreBothNamed() {
    // The image is the same when it is turned by 180°, so that mirroring either axis gives the
    // same.
    Tensor turned =
        filled(i -> SCORES.at(i) + SCORES.at(i / 192 * 192 + 191 - i % 192), 1, 3, 12, 16);
    Tensor mirrored = filled(i -> turned.at(i - i % 16 + 15 - i % 16), 1, 3, 12, 16);
    assertThat(sentence(turned, mirrored))
        .startsWith(
            "Output 'result': either the test output is mirrored along y, or the test output is"
                + " mirrored along x; corrected for that");
  }

  private static int best(int pixel) {
    int best = 0;
    for (int channel = 1; channel < 3; channel++) {
      best = SCORES.at(channel * 192 + pixel) > SCORES.at(best * 192 + pixel) ? channel : best;
    }
    return best;
  }

  private static Tensor filled(IntToDoubleFunction value, int... shape) {
    float[] values = new float[(int) Tensor.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Tensor.of(values, AXES, shape);
  }

  private static Tensor labels(IntToDoubleFunction value) {
    int[] values = new int[64 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) value.applyAsDouble(i);
    }
    return Tensor.of(DType.INT32, values, AXES, 1, 1, 64, 64);
  }

  private static String sentence(Tensor raw, Tensor expected) {
    return sentence(evidence(raw, expected, fed -> List.of(raw)));
  }

  private static String sentence(Evidence evidence) {
    return diagnosis(evidence).sentence("result").orElse("no cause");
  }

  private static Diagnosis diagnosis(Evidence evidence) {
    Tensor raw = evidence.outputs().getFirst().raw();
    Optional<Tensor> actual = Optional.of(raw).filter(tensor -> tensor.rank() == AXES.size());
    return Hypotheses.diagnose(
        evidence, 0, actual, new Tolerance(1e-3, 1e-3, 100, "test"), Effort.of(evidence));
  }

  private static Evidence evidence(Tensor raw, Tensor expected, Evidence.Network network) {
    Tensor image = ToyModel.smooth(new SplittableRandom(9), 1, 1, 12, 16);
    OpPlan none = new OpPlan("image", List.of());
    return new Evidence(
        "onnx",
        Notations.V0_5,
        List.of(new Evidence.Input("image", image, none, image)),
        List.of(new Evidence.Output("result", AXES, raw, none, expected)),
        Sample.of(Map.of("image", image)),
        network,
        List.of());
  }
}
