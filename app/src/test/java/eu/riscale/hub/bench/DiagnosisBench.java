package eu.riscale.hub.bench;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Effort;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.diagnosis.cause.Hypotheses;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// How long the diagnosis of an output of 2048 × 2048 takes, in a JVM that has not done it before,
/// as `hub test` would do it: by the clock, and of its thread alone, which a busy machine changes
/// little. The network itself costs nothing here.
///
/// Run `main` with the number of channels and the name of one fault; a fresh JVM for each. With
/// `image` after them, the network takes an image of the same size.
public final class DiagnosisBench {
  private static final List<String> AXES = List.of("batch", "channel", "y", "x");
  private static final int SIDE = 2048;

  private DiagnosisBench() {}

  public static void main(String[] args) {
    int channels = Integer.parseInt(args[0]);
    SplittableRandom random = new SplittableRandom(1);
    boolean large = List.of(args).contains("image");
    Tensor image = large ? waves(1, random) : Tensor.of(new float[] {1, 2, 3, 4}, AXES, 1, 1, 2, 2);
    Tensor waves = large ? network(image, channels) : waves(channels, random);
    Tensor actual =
        switch (args[1]) {
          case "bytes" -> whole(waves, DType.UINT8, x -> Math.clamp(40 * x + 128, 0, 255));
          case "labels" -> whole(waves, DType.UINT16, x -> x > 0 ? Math.rint(40 * x) : 0);
          default -> waves;
        };
    Tensor expected = expected(args[1], actual, random);
    OpPlan none = new OpPlan("image", List.of());
    Evidence evidence =
        new Evidence(
            "onnx",
            Notations.V0_5,
            List.of(new Evidence.Input("image", image, none, image)),
            List.of(new Evidence.Output("result", AXES, actual, none, expected)),
            Sample.of(Map.of("image", image)),
            large ? fed -> List.of(network(fed.getFirst(), channels)) : fed -> List.of(actual),
            List.of());
    long start = System.nanoTime();
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Tolerance tolerance = new Tolerance(1e-3, 1e-3, 100, "default");
    Diagnosis diagnosis =
        Hypotheses.diagnose(evidence, 0, Optional.of(actual), tolerance, Effort.of(evidence));
    System.out.printf(
        Locale.ROOT,
        "%s, %d channels: %.2f s, of the thread %.2f s: %s%n",
        args[1],
        channels,
        (System.nanoTime() - start) / 1e9,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9,
        diagnosis.sentence("result").orElse("no cause"));
  }

  private static Tensor waves(int channels, SplittableRandom random) {
    float[] values = new float[channels * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      double wave = Math.sin(i % SIDE / 37.0) + Math.cos(i % (SIDE * SIDE) / (23.0 * SIDE));
      values[i] = (float) (2 * wave + random.nextDouble());
    }
    return Tensor.of(values, AXES, 1, channels, SIDE, SIDE);
  }

  /// What is as large as the image, and made of it pixel by pixel.
  private static Tensor network(Tensor fed, int channels) {
    float[] values = new float[channels * fed.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) fed.at(i % fed.size()) * (1 + i / fed.size());
    }
    return Tensor.of(values, AXES, 1, channels, fed.length(2), fed.length(3));
  }

  private static Tensor whole(Tensor tensor, DType type, DoubleUnaryOperator function) {
    byte[] bytes = new byte[tensor.size()];
    short[] shorts = new short[tensor.size()];
    for (int i = 0; i < tensor.size(); i++) {
      int value = (int) function.applyAsDouble(tensor.at(i));
      bytes[i] = (byte) value;
      shorts[i] = (short) value;
    }
    return tensor.with(type, type == DType.UINT8 ? bytes : shorts);
  }

  private static Tensor expected(String fault, Tensor actual, SplittableRandom random) {
    return switch (fault) {
      case "sigmoid" -> map(actual, x -> 1 / (1 + Math.exp(-x)));
      case "factor" -> map(actual, x -> 255 * x);
      case "clip" -> map(actual, x -> Math.clamp(x, 0, 1));
      case "drift" -> map(actual, x -> x + 0.02 * (random.nextDouble() - 0.5));
      case "unrelated" -> map(actual, x -> random.nextDouble());
      case "bytes" -> whole(actual, DType.UINT8, x -> random.nextInt(256));
      case "labels" -> whole(actual, DType.UINT16, x -> x > 0 ? random.nextInt(300) : 0);
      case "mask" -> map(actual, x -> x > 0.7 ? 1 : 0);
      case "mirrored" -> mirrored(actual);
      default -> throw new IllegalArgumentException(fault);
    };
  }

  private static Tensor map(Tensor tensor, DoubleUnaryOperator function) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) function.applyAsDouble(tensor.at(i));
    }
    return tensor.with(tensor.dtype(), values);
  }

  private static Tensor mirrored(Tensor tensor) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.at(i - i % SIDE + SIDE - 1 - i % SIDE);
    }
    return tensor.with(tensor.dtype(), values);
  }
}
