package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;

/// Whether differences have a structure, which those of processors and libraries do not have: they
/// go with the values, lie beside each other, or are at some places only.
final class Structure {
  /// Share of the differences that no factor and offset may take away.
  private static final double WITHOUT_PATTERN = 0.7;

  /// Share of their variance that the value alone may tell.
  private static final double BY_VALUE = 0.2;

  /// How much like its neighbour's a difference may be.
  private static final double LIKE_NEIGHBOUR = 0.6;

  /// The middle difference, at least, as a share of their mean square.
  private static final double EVERYWHERE = 0.1;

  private static final int GROUPS = 16;

  private final Tensor actual;
  private final Case mismatch;
  private final int[] positions;

  private Structure(Tensor actual, Case mismatch) {
    this.actual = actual;
    this.mismatch = mismatch;
    this.positions = mismatch.target().positions();
  }

  static boolean isIn(Tensor actual, Case mismatch) {
    Structure structure = new Structure(actual, mismatch);
    return structure.onLine()
        || structure.isLocal()
        || structure.isByValue()
        || structure.isSmooth();
  }

  private double difference(int at) {
    return actual.at(at) - mismatch.expected().at(at);
  }

  /// Whether a factor and an offset take a good part of the difference away.
  private boolean onLine() {
    Scaled.Line line = Scaled.fitted(actual, mismatch);
    double before = 0;
    double after = 0;
    for (int at : positions) {
      before += Math.pow(difference(at), 2);
      after += Math.pow(line.of(actual.at(at)) - mismatch.expected().at(at), 2);
    }
    return after < WITHOUT_PATTERN * WITHOUT_PATTERN * before;
  }

  /// Whether most elements are as good as equal, those at the ends of the range not counted.
  private boolean isLocal() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int at : positions) {
      low = Math.min(low, mismatch.expected().at(at));
      high = Math.max(high, mismatch.expected().at(at));
    }
    double margin = 1e-3 * (high - low);
    double from = low + margin;
    double to = high - margin;
    double[] inside =
        Arrays.stream(positions)
            .filter(at -> mismatch.expected().at(at) > from && mismatch.expected().at(at) < to)
            .mapToDouble(at -> Math.abs(difference(at)))
            .sorted()
            .toArray();
    if (inside.length < GROUPS) {
      return false;
    }
    double square = Arrays.stream(inside).map(d -> d * d).average().orElse(0);
    return inside[inside.length / 2] < EVERYWHERE * Math.sqrt(square);
  }

  /// Whether what the output is tells how far it is off, as by a clip, a rounding or a curve.
  private boolean isByValue() {
    Integer[] byValue = Arrays.stream(positions).boxed().toArray(Integer[]::new);
    if (byValue.length < 8 * GROUPS) {
      return false;
    }
    Arrays.sort(byValue, (a, b) -> Double.compare(actual.at(a), actual.at(b)));
    double mean = Arrays.stream(positions).mapToDouble(this::difference).average().orElse(0);
    double all = 0;
    double between = 0;
    for (int group = 0; group < GROUPS; group++) {
      int from = group * byValue.length / GROUPS;
      int to = (group + 1) * byValue.length / GROUPS;
      double sum = 0;
      for (int i = from; i < to; i++) {
        double d = difference(byValue[i]) - mean;
        sum += d;
        all += d * d;
      }
      between += sum * sum / (to - from);
    }
    return between > BY_VALUE * all;
  }

  /// Whether neighbours differ alike.
  private boolean isSmooth() {
    int[] steps = Places.steps(actual);
    for (int axis = 0; axis < steps.length; axis++) {
      boolean wide = actual.length(axis) > 3 && Places.isSpatial(actual.axes().get(axis));
      if (wide && likeness(axis, steps[axis]) > LIKE_NEIGHBOUR) {
        return true;
      }
    }
    return false;
  }

  private double likeness(int axis, int step) {
    double product = 0;
    double square = 0;
    double mean = Arrays.stream(positions).mapToDouble(this::difference).average().orElse(0);
    for (int at : positions) {
      if (at / step % actual.length(axis) < actual.length(axis) - 1) {
        double one = difference(at) - mean;
        double other = difference(at + step) - mean;
        product += one * other;
        square += (one * one + other * other) / 2;
      }
    }
    return square > 0 ? product / square : 0;
  }
}
