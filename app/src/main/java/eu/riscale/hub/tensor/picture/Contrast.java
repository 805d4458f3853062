package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.PercentileMethod;
import java.util.ArrayList;
import java.util.List;

/// What is black and what is white.
record Contrast(double black, double white) {
  private static final double LOW = 0.5;
  private static final double HIGH = 99.5;

  /// Percentiles are taken of so many numbers at most, evenly spread over the planes.
  private static final int SAMPLED = 1 << 16;

  /// Two percentiles of all these numbers together, because one hot pixel would otherwise leave all
  /// others black; NaN is black.
  static Contrast of(List<double[]> channels) {
    int total = channels.stream().mapToInt(values -> values.length).sum();
    int stride = Math.max(1, total / SAMPLED);
    List<Double> finite = new ArrayList<>();
    for (double[] values : channels) {
      for (int i = 0; i < values.length; i += stride) {
        if (Double.isFinite(values[i])) {
          finite.add(values[i]);
        }
      }
    }
    if (finite.isEmpty()) {
      return new Contrast(0, 1);
    }
    finite.sort(null);
    double low = percentile(finite, LOW);
    double high = percentile(finite, HIGH);
    return low < high ? new Contrast(low, high) : new Contrast(finite.getFirst(), finite.getLast());
  }

  private static double percentile(List<Double> sorted, double percent) {
    return sorted.get((int) Math.round(PercentileMethod.LINEAR.position(percent, sorted.size())));
  }

  double range() {
    return white - black;
  }

  byte[] shades(double[] values) {
    byte[] shades = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      shades[i] = apply(values[i]);
    }
    return shades;
  }

  byte apply(double value) {
    if (Double.isNaN(value) || !(white > black)) {
      return 0;
    }
    double part = Math.clamp((value - black) / (white - black), 0.0, 1.0);
    return (byte) Math.round(255 * part);
  }
}
