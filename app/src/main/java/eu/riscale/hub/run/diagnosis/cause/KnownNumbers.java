package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Means and standard deviations that networks are handed on with, each of images from 0 to 1.
enum KnownNumbers {
  IMAGENET("ImageNet's", new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225}),
  HALF("the usual (0.5, 0.5)", new double[] {0.5}, new double[] {0.5}),
  CLIP(
      "CLIP's",
      new double[] {0.48145466, 0.4578275, 0.40821073},
      new double[] {0.26862954, 0.26130258, 0.27577711}),
  CIFAR("CIFAR's", new double[] {0.4914, 0.4822, 0.4465}, new double[] {0.247, 0.2435, 0.2616}),
  CIFAR_OLDER(
      "CIFAR's", new double[] {0.4914, 0.4822, 0.4465}, new double[] {0.2023, 0.1994, 0.201}),
  MNIST("MNIST's", new double[] {0.1307}, new double[] {0.3081}),
  IMAGENET_GREY("ImageNet's, of grey images,", new double[] {0.449}, new double[] {0.226}),
  CAFFE(
      "Caffe's",
      new double[] {123.68 / 255, 116.779 / 255, 103.939 / 255},
      new double[] {1 / 255.0, 1 / 255.0, 1 / 255.0});

  private final String owner;
  private final double[] mean;
  private final double[] deviation;

  KnownNumbers(String owner, double[] mean, double[] deviation) {
    this.owner = owner;
    this.mean = mean;
    this.deviation = deviation;
  }

  /// All that fit a tensor by its channels, for images up to 1, up to 255 or up to 65535.
  static List<FixedZeroMeanUnitVariance> of(Tensor tensor, Breadth breadth) {
    List<FixedZeroMeanUnitVariance> steps = new ArrayList<>();
    int axis = tensor.axes().indexOf("channel");
    int channels = axis < 0 ? 1 : tensor.length(axis);
    for (KnownNumbers numbers : values()) {
      if (numbers.mean.length == 1 || numbers.mean.length == channels) {
        steps.add(numbers.step(1, false));
        steps.add(numbers.step(255, false));
        if (tensor.dtype() == DType.UINT16) {
          steps.add(numbers.step(65535, false));
        }
        if (numbers.mean.length > 1) {
          steps.add(numbers.step(1, true));
          steps.add(numbers.step(255, true));
        }
      }
    }
    return breadth.of(steps, channels == IMAGENET.mean.length ? 2 : 0);
  }

  /// Whose numbers a step has, such as `ImageNet's mean and standard deviation`.
  static Optional<String> name(FixedZeroMeanUnitVariance step) {
    for (KnownNumbers numbers : values()) {
      for (double most : new double[] {1, 255, 65535}) {
        for (boolean reversed : new boolean[] {false, true}) {
          if (numbers.step(most, reversed).equals(step)) {
            return Optional.of(numbers.words(most, reversed));
          }
        }
      }
    }
    return Optional.empty();
  }

  private String words(double most, boolean reversed) {
    return owner
        + " mean and standard deviation"
        + (most == 1 ? "" : " for values up to " + (int) most)
        + (reversed ? " in the order BGR" : "");
  }

  private FixedZeroMeanUnitVariance step(double most, boolean reversed) {
    return new FixedZeroMeanUnitVariance(
        along(mean, most, reversed), along(deviation, most, reversed), 0);
  }

  private static PerAxis along(double[] numbers, double most, boolean reversed) {
    double[] scaled = new double[numbers.length];
    for (int i = 0; i < scaled.length; i++) {
      // To what people write: 123.675 and not 123.67500000000001.
      scaled[i] = Math.round(numbers[reversed ? numbers.length - 1 - i : i] * most * 1e8) / 1e8;
    }
    return scaled.length == 1 ? PerAxis.of(scaled[0]) : PerAxis.along("channel", scaled);
  }
}
