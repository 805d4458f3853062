package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The test output of another image, of networks whose channels have little to do with each other.
class OtherImageTest {
  private static final int SIDE = 48;
  private static final TensorOp NORMAL =
      new ZeroMeanUnitVariance(JointAxes.of(List.of("channel", "y", "x")), 1e-6);

  /// The second channel has values some thousand times as large.
  private static final TensorOp LEVELS =
      new ScaleLinear(PerAxis.along("channel", 1, 2000), PerAxis.along("channel", 0, 500));

  private static ToyModel model(long seed, Tensor image) {
    return new ToyModel(seed, SIDE, SIDE, 2).image(image).before(NORMAL);
  }

  /// Blobs as many and as large in every image.
  private static Tensor image(long seed) {
    Random random = new Random(seed);
    float[] values = new float[SIDE * SIDE];
    for (int blob = 0; blob < 40; blob++) {
      double y = SIDE * random.nextDouble();
      double x = SIDE * random.nextDouble();
      for (int i = 0; i < values.length; i++) {
        // Round the edges, so that no image has fewer than another.
        double dy = Math.abs(Math.floorDiv(i, SIDE) - y);
        double dx = Math.abs(i % SIDE - x);
        double distance = Math.hypot(Math.min(dy, SIDE - dy), Math.min(dx, SIDE - dx)) / 3;
        values[i] += (float) (100 * Math.exp(-distance * distance));
      }
    }
    return Tensor.of(values, ToyModel.AXES, 1, 1, SIDE, SIDE);
  }

  private static void assertOther(Diagnosis diagnosis) {
    assertThat(diagnosis.causes())
        .extracting(found -> found.cause().slug())
        .containsExactly("other-image");
    assertThat(diagnosis.hint()).startsWith("Make the test output again from the test input");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void channelsOfOtherSizes(long seed) {
    assertOther(
        model(seed, image(seed))
            .after(LEVELS)
            .against(model(seed, image(seed + 100)).after(LEVELS).output()));
  }

  /// A network that adds the place to what it sees, as those that give boxes do.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void channelsThatGoWithThePlace(long seed) {
    ToyModel own = model(seed, image(seed));
    ToyModel other = model(seed, image(seed + 100));
    Tensor expected = placed(other.output());
    assertOther(own.against(expected, ToyModel.DEFAULT, fed -> placed(own.network(fed))));
  }

  private static Tensor placed(Tensor output) {
    float[] values = output.floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += i % SIDE + (float) (i / SIDE % SIDE);
    }
    return output.with(output.dtype(), values);
  }

  /// The same image through another checkpoint of nearly the same weights.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsNearIsOfNoOtherImage(long seed) {
    Random random = new Random(seed);
    ToyModel own = model(seed, image(seed));
    Tensor output = own.output();
    float[] values = output.floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (0.2 * values[i] * random.nextGaussian());
    }
    Tensor expected = placed(output.with(output.dtype(), values));
    assertThat(own.against(expected, ToyModel.DEFAULT, fed -> placed(own.network(fed))).causes())
        .extracting(found -> found.cause().slug())
        .doesNotContain("other-image");
  }
}
