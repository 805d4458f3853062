package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.proc.Binarize;
import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.Softmax;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A fault that is planted in a model is named, whatever the image and the weights are.
class PlantedTest {
  private static final int SIDE = 24;
  private static final JointAxes SAMPLE = JointAxes.of(List.of("channel", "y", "x"));
  private static final TensorOp NORMAL = new ZeroMeanUnitVariance(SAMPLE, 1e-6);

  private static TensorOp percentiles(double low, double high) {
    return new ScaleRange(SAMPLE, low, high, 1e-6, Optional.empty());
  }

  /// A model as described, and the test output of what was really meant.
  interface Plant {
    Diagnosis in(long seed);
  }

  static Stream<Arguments> plants() {
    List<Arguments> all = new ArrayList<>();
    plant(
        all,
        "axes-reordered",
        seed ->
            turned(
                seed,
                tensor -> {
                  Tensor turned = Permutation.to(List.of("batch", "channel", "x", "y"), tensor);
                  return turned.withAxes(ToyModel.AXES);
                }));
    plant(all, "axes-flipped", seed -> turned(seed, tensor -> moved(tensor, x -> SIDE - 1 - x)));
    plant(all, "shifted", seed -> turned(seed, tensor -> moved(tensor, x -> Math.max(0, x - 3))));
    plant(all, "channels-reordered", PlantedTest::channels);
    plant(all, "step-missing", seed -> after(seed, List.of(), List.of(new Sigmoid())));
    plant(all, "step-missing", seed -> after(seed, List.of(), List.of(new Softmax("channel"))));
    plant(all, "step-too-much", seed -> after(seed, List.of(new Sigmoid()), List.of()));
    plant(
        all,
        "step-different",
        seed -> after(seed, List.of(new Sigmoid()), List.of(new Softmax("channel"))));
    plant(all, "clipped", seed -> after(seed, List.of(), List.of(Clip.of(0, 1))));
    plant(all, "scaled", seed -> after(seed, List.of(), List.of(linear(255, 0))));
    plant(all, "scaled", seed -> after(seed, List.of(), List.of(linear(1, 0.25))));
    plant(all, "scaled", seed -> after(seed, List.of(), List.of(linear(0.3, -2))));
    plant(all, "rounded", seed -> values(seed, x -> Math.rint(x * 255)));
    plant(
        all, "threshold", seed -> after(seed, List.of(), List.of(new Binarize(PerAxis.of(0.25)))));
    plant(all, "preprocessing", seed -> before(seed, List.of(), List.of(NORMAL)));
    plant(all, "preprocessing", seed -> before(seed, List.of(NORMAL), List.of()));
    plant(
        all, "preprocessing", seed -> before(seed, List.of(NORMAL), List.of(percentiles(1, 99.8))));
    plant(
        all,
        "preprocessing",
        seed -> before(seed, List.of(percentiles(0, 100)), List.of(percentiles(1, 99))));
    plant(all, "preprocessing", seed -> before(seed, List.of(), List.of(linear(1 / 255.0, 0))));
    plant(
        all,
        "preprocessing",
        seed -> before(seed, List.of(new ZeroMeanUnitVariance(SAMPLE, 0.1)), List.of(NORMAL)));
    plant(all, "border", PlantedTest::border);
    plant(
        all,
        "single-elements",
        seed ->
            turned(
                seed,
                tensor -> {
                  float[] values = tensor.floats().clone();
                  values[(int) Math.floorMod(seed * 37, (long) values.length)] += 1;
                  return tensor.with(tensor.dtype(), values);
                }));
    plant(all, "drift", seed -> noise(seed, 0.004));
    plant(all, "half-precision", seed -> values(seed, x -> bfloat16((float) x)));
    plant(all, "not-a-number", seed -> values(seed, x -> x > 0.5 ? Double.NaN : x));
    plant(all, "resembles", seed -> noise(seed, 0.2));
    plant(all, "constant-test-output", seed -> values(seed, x -> 0.5));
    return all.stream();
  }

  private static void plant(List<Arguments> all, String cause, Plant plant) {
    LongStream.range(0, 10).forEach(seed -> all.add(Arguments.of(cause, seed, plant)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("plants")
  void thePlantedCauseIsNamed(String cause, long seed, Plant plant) {
    Diagnosis diagnosis = plant.in(seed);
    assertThat(diagnosis.causes())
        .as(diagnosis.sentence("result").orElse("no cause"))
        .extracting(found -> found.cause().slug())
        .containsOnly(cause);
  }

  private static ToyModel model(long seed) {
    return new ToyModel(seed, SIDE, SIDE, 3);
  }

  private static ToyModel normal(long seed) {
    return model(seed).before(NORMAL);
  }

  private static Diagnosis turned(long seed, java.util.function.UnaryOperator<Tensor> turn) {
    ToyModel model = normal(seed);
    return model.against(turn.apply(model.output()));
  }

  private static Diagnosis values(long seed, DoubleUnaryOperator change) {
    return turned(
        seed,
        tensor -> {
          float[] values = new float[tensor.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) change.applyAsDouble(tensor.at(i));
          }
          return tensor.with(tensor.dtype(), values);
        });
  }

  private static Diagnosis after(long seed, List<TensorOp> described, List<TensorOp> meant) {
    ToyModel model = normal(seed).after(described.toArray(new TensorOp[0]));
    Tensor expected = normal(seed).after(meant.toArray(new TensorOp[0])).output();
    return model.against(floats(expected));
  }

  private static Diagnosis before(long seed, List<TensorOp> described, List<TensorOp> meant) {
    ToyModel model = model(seed).before(described.toArray(new TensorOp[0]));
    return model.against(model(seed).before(meant.toArray(new TensorOp[0])).output());
  }

  /// Channels 0, 1, 2 as 1, 2, 0.
  private static Diagnosis channels(long seed) {
    return turned(
        seed,
        tensor -> {
          float[] values = new float[tensor.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.at((i + SIDE * SIDE) % values.length);
          }
          return tensor.with(tensor.dtype(), values);
        });
  }

  /// Padded by repetition instead of with zeros: the outermost two pixels differ.
  private static Diagnosis border(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return turned(
        seed,
        tensor -> {
          float[] values = tensor.floats().clone();
          for (int i = 0; i < values.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE % SIDE;
            boolean inside = Math.min(Math.min(x, SIDE - 1 - x), Math.min(y, SIDE - 1 - y)) >= 2;
            values[i] += inside ? 0 : (float) random.nextDouble(0.2, 0.5);
          }
          return tensor.with(tensor.dtype(), values);
        });
  }

  private static Diagnosis noise(long seed, double share) {
    java.util.Random random = new java.util.Random(seed);
    ToyModel model = normal(seed);
    Tensor output = model.output();
    double mean = 0;
    double square = 0;
    for (int i = 0; i < output.size(); i++) {
      mean += output.at(i) / output.size();
      square += output.at(i) * output.at(i) / output.size();
    }
    double deviation = Math.sqrt(square - mean * mean);
    float[] values = output.floats().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (share * deviation * random.nextGaussian());
    }
    return model.against(output.with(output.dtype(), values));
  }

  private static Tensor moved(Tensor tensor, IntUnaryOperator from) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.at(i - i % SIDE + from.applyAsInt(i % SIDE));
    }
    return tensor.with(tensor.dtype(), values);
  }

  private static Tensor floats(Tensor tensor) {
    float[] values = new float[tensor.size()];
    Arrays.setAll(new int[values.length], i -> i);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.at(i);
    }
    return Tensor.of(values, tensor.axes(), tensor.shape());
  }

  private static float bfloat16(float value) {
    return Float.intBitsToFloat((Float.floatToIntBits(value) + 0x8000) & 0xFFFF0000);
  }

  private static TensorOp linear(double gain, double offset) {
    return new ScaleLinear(PerAxis.of(gain), PerAxis.of(offset));
  }
}
