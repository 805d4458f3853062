package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The channels of a tensor, each of which may have a level of its own.
///
/// @param count at least 1
/// @param step between two of them in memory
record Channels(int count, int step) {

  static Channels of(Tensor tensor) {
    int axis = tensor.axes().indexOf("channel");
    return axis < 0
        ? new Channels(1, 1)
        : new Channels(Math.max(1, tensor.length(axis)), Places.steps(tensor)[axis]);
  }

  private int channel(int position) {
    return position / step % count;
  }

  /// Positions of some elements of a channel, the same in every run.
  ///
  /// @param size of the tensor
  int[] sample(int channel, int size, int most) {
    int each = size / count;
    IntStream places =
        each <= most
            ? IntStream.range(0, each)
            : new SplittableRandom(channel).ints(most, 0, each).sorted();
    return places.map(place -> (place / step * count + channel) * step + place % step).toArray();
  }

  /// Pearson's, of what differs from the mean of each channel.
  double correlation(Tensor one, Tensor other, int[] positions) {
    return correlation(centred(one, positions), centred(other, positions));
  }

  private double[] centred(Tensor tensor, int[] positions) {
    double[] means = means(tensor, positions);
    return Arrays.stream(positions).mapToDouble(at -> tensor.at(at) - means[channel(at)]).toArray();
  }

  /// Pearson's, of as many values, whose means are 0.
  static double correlation(double[] ones, double[] others) {
    double aa = 0;
    double ee = 0;
    double ae = 0;
    for (int i = 0; i < ones.length; i++) {
      aa += ones[i] * ones[i];
      ee += others[i] * others[i];
      ae += ones[i] * others[i];
    }
    return ae / Math.sqrt(aa * ee);
  }

  /// How far values lie from the mean of their channel.
  double deviation(Tensor tensor, int[] positions) {
    double[] means = means(tensor, positions);
    double squares = 0;
    for (int at : positions) {
      squares += Math.pow(tensor.at(at) - means[channel(at)], 2);
    }
    return Math.sqrt(squares / Math.max(1, positions.length));
  }

  private double[] means(Tensor tensor, int[] positions) {
    double[] sums = new double[count];
    int[] counts = new int[count];
    for (int at : positions) {
      sums[channel(at)] += tensor.at(at);
      counts[channel(at)]++;
    }
    for (int channel = 0; channel < count; channel++) {
      sums[channel] /= Math.max(1, counts[channel]);
    }
    return sums;
  }
}
