package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Causes in images on which a network takes long: it runs on the middle, and on the whole to prove
/// what was found there.
class LargeImagesTest {
  private static final int SIDE = 736;
  private static final TensorOp NORMAL =
      new ZeroMeanUnitVariance(JointAxes.of(List.of("channel", "y", "x")), 1e-6);
  private static final ToyModel MODEL = new ToyModel(1, SIDE, SIDE, 1);

  private long elements;

  private Diagnosis diagnosis(Tensor expected, boolean anySize) {
    elements = 0;
    return MODEL.against(expected, ToyModel.DEFAULT, fed -> run(fed, anySize));
  }

  private Tensor run(Tensor fed, boolean anySize) {
    if (!anySize && fed.length(2) != SIDE) {
      throw new OutOfMemoryError("another size");
    }
    elements += fed.size();
    return MODEL.network(fed);
  }

  /// How many times the whole image was run.
  private double times() {
    return (double) elements / (SIDE * SIDE);
  }

  private static String sentence(Diagnosis diagnosis) {
    return diagnosis.sentence("result").orElse("no cause");
  }

  @Test
  void oneFaultTakesFewRunsOfTheWhole() {
    Tensor expected = new ToyModel(1, SIDE, SIDE, 1).before(NORMAL).output();
    assertThat(sentence(diagnosis(expected, true)))
        .contains("made with zero_mean_unit_variance over channel, y, x of each sample")
        .contains("agrees with the test output exactly");
    assertThat(times()).isLessThan(6);
  }

  @Test
  void aNetworkOfOneSizeRunsOnManyMiddlesAtOnce() {
    Tensor expected = new ToyModel(1, SIDE, SIDE, 1).before(NORMAL).after(new Sigmoid()).output();
    Diagnosis found = diagnosis(expected, false);
    assertThat(sentence(found))
        .contains("two things are wrong: the test output was made with zero_mean_unit_variance")
        .contains("; and a sigmoid is missing after the network");
    assertThat(found.complete()).isTrue();
    assertThat(times()).isLessThan(16);
  }

  /// What the whole image decides, the middle does not.
  @Test
  void aNetworkThatSeesAllOfTheImageIsRunOnAllOfIt() {
    ToyModel model = new ToyModel(1, SIDE, SIDE, 1);
    Tensor image = MODEL.image();
    Tensor expected = ofMean(model.before(NORMAL).apply(List.of(NORMAL), image));
    Diagnosis found = MODEL.against(expected, ToyModel.DEFAULT, LargeImagesTest::ofMean);
    assertThat(sentence(found))
        .contains("made with zero_mean_unit_variance over channel, y, x of each sample");
  }

  /// Each pixel, and by how much its square is above the mean square.
  private static Tensor ofMean(Tensor fed) {
    double square = 0;
    for (float value : fed.floats()) {
      square += value * value;
    }
    float mean = (float) Math.sqrt(square / fed.size());
    float[] made = new float[fed.size()];
    for (int i = 0; i < made.length; i++) {
      float value = fed.floats()[i];
      made[i] = value * value / (mean + 1) + value;
    }
    return fed.with(fed.dtype(), made);
  }
}
