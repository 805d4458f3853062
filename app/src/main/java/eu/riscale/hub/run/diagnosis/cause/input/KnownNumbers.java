package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A mean and a standard deviation that networks are handed on with, for images from 0 to 1.
///
/// @param owner whose they are, such as `ImageNet's`
/// @param mean of each channel, or one for all
/// @param deviation likewise
record KnownNumbers(String owner, List<Double> mean, List<Double> deviation) {
  private static final KnownNumbers IMAGENET =
      new KnownNumbers("ImageNet's", List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  private static final List<KnownNumbers> ALL =
      List.of(
          IMAGENET,
          new KnownNumbers("the usual (0.5, 0.5)", List.of(0.5), List.of(0.5)),
          new KnownNumbers(
              "CLIP's",
              List.of(0.48145466, 0.4578275, 0.40821073),
              List.of(0.26862954, 0.26130258, 0.27577711)),
          new KnownNumbers(
              "CIFAR's", List.of(0.4914, 0.4822, 0.4465), List.of(0.247, 0.2435, 0.2616)),
          new KnownNumbers(
              "CIFAR's", List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.201)),
          new KnownNumbers("MNIST's", List.of(0.1307), List.of(0.3081)),
          new KnownNumbers("ImageNet's, of grey images,", List.of(0.449), List.of(0.226)),
          new KnownNumbers(
              "Caffe's",
              List.of(123.68 / 255, 116.779 / 255, 103.939 / 255),
              List.of(1 / 255.0, 1 / 255.0, 1 / 255.0)));

  /// All that fit a tensor by its channels, for images up to 1, up to 255 or up to 65535.
  static List<FixedZeroMeanUnitVariance> of(Tensor tensor, Breadth breadth) {
    List<FixedZeroMeanUnitVariance> steps = new ArrayList<>();
    int axis = tensor.axes().indexOf("channel");
    int channels = axis < 0 ? 1 : tensor.length(axis);
    for (KnownNumbers numbers : ALL) {
      if (numbers.mean.size() == 1 || numbers.mean.size() == channels) {
        steps.add(numbers.step(1, false));
        steps.add(numbers.step(255, false));
        if (tensor.dtype() == DType.UINT16) {
          steps.add(numbers.step(65535, false));
        }
        if (numbers.mean.size() > 1) {
          steps.add(numbers.step(1, true));
          steps.add(numbers.step(255, true));
        }
      }
    }
    return breadth.of(steps, channels == IMAGENET.mean.size() ? 2 : 0);
  }

  /// Whose numbers a step has, such as `ImageNet's mean and standard deviation`.
  static Optional<String> name(FixedZeroMeanUnitVariance step) {
    for (KnownNumbers numbers : ALL) {
      for (double most : List.of(1.0, 255.0, 65535.0)) {
        for (boolean reversed : new boolean[] {false, true}) {
          FixedZeroMeanUnitVariance known = numbers.step(most, reversed);
          if (isNear(known.mean(), step.mean()) && isNear(known.std(), step.std())) {
            return Optional.of(numbers.words(most, reversed));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(PerAxis one, PerAxis other) {
    boolean near = one.axes().equals(other.axes()) && one.values().length == other.values().length;
    for (int i = 0; near && i < one.values().length; i++) {
      near = Math.abs(one.values()[i] - other.values()[i]) <= 1e-7 * Math.abs(one.values()[i]);
    }
    return near;
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

  private static PerAxis along(List<Double> numbers, double most, boolean reversed) {
    double[] scaled = new double[numbers.size()];
    for (int i = 0; i < scaled.length; i++) {
      // To what people write: 123.675 and not 123.67500000000001.
      scaled[i] = Math.round(numbers.get(reversed ? numbers.size() - 1 - i : i) * most * 1e8) / 1e8;
    }
    return scaled.length == 1 ? PerAxis.of(scaled[0]) : PerAxis.along("channel", scaled);
  }
}
