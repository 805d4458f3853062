package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of data that has nothing to do with the test output no cause is named, however small, plain or
/// symmetrical the two are.
class UnrelatedTest {
  private static final int[][] SHAPES = {
    {1, 1, 1, 1},
    {1, 1, 1, 3},
    {1, 2, 1, 1},
    {1, 1, 2, 2},
    {1, 10, 1, 1},
    {1, 1, 4, 4},
    {1, 3, 5, 7},
    {1, 1, 8, 8},
    {1, 2, 16, 16},
    {1, 3, 24, 20}
  };

  /// With 58 seeds they are more than 5,000 pairs, which takes minutes.
  private static final int SEEDS = Integer.getInteger("hub.unrelated.seeds", 20);

  static Stream<Long> seeds() {
    return LongStream.range(0, SEEDS).boxed();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void unrelatedDataHasNoCause(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int[] shape : SHAPES) {
      ToyModel model = new ToyModel(random.nextLong(), shape[2], shape[3], shape[1]);
      if (random.nextBoolean()) {
        model.after(new Sigmoid());
      }
      for (Tensor expected : expected(random, shape)) {
        Diagnosis diagnosis = model.against(expected);
        assertThat(diagnosis.causes()).as("%s, %s", seed, expected).isEmpty();
      }
    }
  }

  /// Test outputs of many kinds, none of them constant, none of them of that model.
  private static List<Tensor> expected(SplittableRandom random, int[] shape) {
    List<Tensor> all = new ArrayList<>();
    ToyModel other = new ToyModel(random.nextLong(), shape[2], shape[3], shape[1]);
    all.add(other.output());
    all.add(other.after(new Sigmoid()).output());
    int width = shape[3];
    int height = shape[2];
    double slope = random.nextDouble();
    all.add(filled(shape, i -> random.nextDouble()));
    all.add(filled(shape, i -> random.nextInt(2)));
    all.add(filled(shape, i -> random.nextInt(5)));
    all.add(filled(shape, i -> i == 0 ? 1 : 0.3));
    all.add(filled(shape, i -> slope * (i % width) + 7));
    all.add(filled(shape, i -> Math.abs(i % width - (width - 1) / 2.0) + i / width % height % 2));
    all.add(filled(shape, i -> 0.5 + 1e-4 * random.nextDouble()));
    all.removeIf(tensor -> isConstant(tensor));
    return all;
  }

  private static boolean isConstant(Tensor tensor) {
    for (int i = 1; i < tensor.size(); i++) {
      if (tensor.at(i) != tensor.at(0)) {
        return false;
      }
    }
    return tensor.size() > 1;
  }

  private static Tensor filled(int[] shape, IntToDoubleFunction value) {
    float[] values = new float[(int) Tensor.count(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return Tensor.of(values, ToyModel.AXES, shape);
  }
}
