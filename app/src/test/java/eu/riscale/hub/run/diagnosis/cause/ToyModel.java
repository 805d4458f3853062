package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Effort;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// A model in memory: an image, a network of two layers of convolutions in plain Java, and what is
/// described of them. What is described can be made to differ from what made the test output.
final class ToyModel {
  static final List<String> AXES = List.of("batch", "channel", "y", "x");
  static final Tolerance DEFAULT = new Tolerance(1e-3, 1e-3, 100, "test");

  private final long seed;
  private final int[] shape;
  private final int channels;
  private final List<TensorOp> preprocessing = new ArrayList<>();
  private final List<TensorOp> postprocessing = new ArrayList<>();
  private Tensor image;

  /// @param channels of the output
  ToyModel(long seed, int height, int width, int channels) {
    this.seed = seed;
    this.shape = new int[] {1, 1, height, width};
    this.channels = channels;
    this.image = smooth(new SplittableRandom(seed), shape);
  }

  ToyModel image(Tensor other) {
    image = other;
    return this;
  }

  ToyModel before(TensorOp... steps) {
    preprocessing.addAll(List.of(steps));
    return this;
  }

  ToyModel after(TensorOp... steps) {
    postprocessing.addAll(List.of(steps));
    return this;
  }

  Tensor image() {
    return image;
  }

  /// What the network gives for an image that is prepared already.
  Tensor network(Tensor fed) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    Tensor hidden = convolution(fed, 3, random, true);
    return convolution(hidden, channels, random, false);
  }

  Tensor output() {
    return apply(postprocessing, network(apply(preprocessing, image)));
  }

  /// The case that the given test output makes of this model.
  Diagnosis against(Tensor expected) {
    return against(expected, DEFAULT, this::network);
  }

  Diagnosis against(Tensor expected, Tolerance tolerance, UnaryOperator<Tensor> network) {
    Sample sample = sample();
    OpPlan pre = new OpPlan("image", preprocessing);
    OpPlan post = new OpPlan("result", postprocessing);
    Tensor fed = apply(preprocessing, image);
    Tensor raw = network.apply(fed);
    Evidence evidence =
        new Evidence(
            "onnx",
            Notations.V0_5,
            List.of(new Evidence.Input("image", image, pre, fed)),
            List.of(new Evidence.Output("result", AXES, raw, post, expected)),
            sample,
            inputs -> List.of(network.apply(inputs.getFirst())),
            List.of());
    Optional<Tensor> actual =
        raw.rank() == AXES.size() ? Optional.of(apply(postprocessing, raw)) : Optional.empty();
    return Hypotheses.diagnose(evidence, 0, actual, tolerance, Effort.of(evidence));
  }

  Tensor apply(List<TensorOp> steps, Tensor in) {
    try {
      return new OpPlan("image", steps).apply(in.withAxes(AXES), sample());
    } catch (OpException e) {
      throw new IllegalStateException(e);
    }
  }

  private Sample sample() {
    return Sample.of(Map.of("image", image));
  }

  /// An image with blobs, as a microscope gives it, between 0 and about 200.
  static Tensor smooth(SplittableRandom random, int... shape) {
    float[] to = new float[(int) Tensor.count(shape)];
    int width = shape[shape.length - 1];
    int height = shape[shape.length - 2];
    for (int plane = 0; plane < to.length / (width * height); plane++) {
      for (int blob = 0; blob < 12; blob++) {
        double y = random.nextDouble() * height;
        double x = random.nextDouble() * width;
        double size = 1 + random.nextDouble() * Math.max(height, width) / 6;
        double light = 20 + 100 * random.nextDouble();
        for (int i = 0; i < width * height; i++) {
          double distance = Math.hypot(Math.floorDiv(i, width) - y, i % width - x) / size;
          to[plane * width * height + i] += (float) (light * Math.exp(-distance * distance));
        }
      }
      for (int i = 0; i < width * height; i++) {
        to[plane * width * height + i] += (float) (3 * random.nextDouble());
      }
    }
    return Tensor.of(to, AXES, shape);
  }

  private static Tensor convolution(
      Tensor in, int channels, SplittableRandom random, boolean rectify) {
    int height = in.length(2);
    int width = in.length(3);
    float[] to = new float[channels * height * width];
    for (int out = 0; out < channels; out++) {
      double bias = random.nextDouble(-0.5, 0.5);
      for (int channel = 0; channel < in.length(1); channel++) {
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            double weight = random.nextDouble(-0.5, 0.6);
            for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
              for (int x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
                int from = (channel * height + y + dy) * width + x + dx;
                to[(out * height + y) * width + x] += (float) (weight * in.at(from));
              }
            }
          }
        }
      }
      for (int i = out * height * width; i < (out + 1) * height * width; i++) {
        float value = (float) (to[i] + bias);
        to[i] = rectify ? Math.max(0, value) : value;
      }
    }
    return Tensor.of(to, AXES, 1, channels, height, width);
  }
}
