package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Blocks;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A test input that was saved after steps that the description applies to it again: its values are
/// what such steps make of an image, and undoing them gives an image.
///
/// @param values what they are, a clause
/// @param before such as `, with values from 0 to 255`; may be empty
record AlreadyDone(String values, String before) {
  private static final int SAMPLE = 4096;

  /// The largest values of images: of floats, of 8 and of 16 bits.
  private static final double[] LARGEST = {1, 255, 65535};

  /// How far beyond its ends an image may reach, as a share of its largest value.
  private static final double SLACK = 1e-3;

  /// Whether it looks as if these steps, in their order, had been applied.
  static Optional<AlreadyDone> of(Tensor given, List<TensorOp> steps) {
    if (!given.dtype().isFloat() || given.size() == 0 || steps.isEmpty()) {
      return Optional.empty();
    }
    Range now = new Range();
    Range undone = new Range();
    boolean fractions = false;
    int[] strides = Places.steps(given);
    for (int at = 0; at < given.size(); at += Math.max(1, given.size() / SAMPLE)) {
      double value = given.at(at);
      fractions |= value != Math.rint(value);
      now.add(value);
      undone.add(undone(value, at, given, strides, steps.reversed()));
    }
    boolean negative = now.low < 0;
    boolean madeNegative = steps.stream().anyMatch(AlreadyDone::givesNegatives);
    double largest = undone.ofImage();
    boolean scaled = now.high <= 1 + SLACK && largest > 1;
    return fractions && negative == madeNegative && largest > 0 && (negative || scaled)
        ? Optional.of(new AlreadyDone(words(given), before(largest)))
        : Optional.empty();
  }

  /// Whether a step makes negative values of the values of an image.
  private static boolean givesNegatives(TensorOp step) {
    return switch (step) {
      case ScaleLinear(PerAxis gain, PerAxis offset) ->
          Arrays.stream(offset.values()).anyMatch(value -> value < 0)
              || Arrays.stream(gain.values()).anyMatch(value -> value < 0);
      case FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps) ->
          Arrays.stream(mean.values()).anyMatch(value -> value > 0);
      default -> false;
    };
  }

  /// NaN where a step cannot be undone.
  private static double undone(
      double value, int at, Tensor given, int[] strides, List<TensorOp> reversed) {
    double before = value;
    for (TensorOp step : reversed) {
      before =
          switch (step) {
            case ScaleLinear(PerAxis gain, PerAxis offset) ->
                (before - number(offset, at, given, strides)) / number(gain, at, given, strides);
            case FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps) ->
                before * (number(std, at, given, strides) + eps) + number(mean, at, given, strides);
            case Clip clip -> before;
            case EnsureDtype(var dtype, var why) -> dtype.isFloat() ? before : Double.NaN;
            default -> Double.NaN;
          };
    }
    return before;
  }

  /// The number that holds at a place; NaN where there is none.
  private static double number(PerAxis numbers, int at, Tensor given, int[] strides) {
    double[] values = numbers.values();
    if (values.length == 1) {
      return values[0];
    }
    int axis = numbers.axes().size() == 1 ? given.axes().indexOf(numbers.axes().getFirst()) : -1;
    return axis >= 0 && given.length(axis) == values.length
        ? values[at / strides[axis] % values.length]
        : Double.NaN;
  }

  private static final class Range {
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    /// NaN stays.
    void add(double value) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }

    /// The largest value of the images that have such a range; 0 where none does.
    double ofImage() {
      for (double largest : LARGEST) {
        if (low >= -SLACK * largest && high <= (1 + SLACK) * largest) {
          return largest;
        }
      }
      return 0;
    }
  }

  private static String words(Tensor given) {
    Range all = new Range();
    Blocks.visit(
        given,
        (values, count) -> {
          for (int i = 0; i < count; i++) {
            all.add(values[i]);
          }
        });
    return "its values lie between " + Figures.of(all.low) + " and " + Figures.of(all.high);
  }

  private static String before(double largest) {
    return ", with values from 0 to " + Figures.of(largest);
  }

  /// How to fix it.
  ///
  /// @param testInput its place in the description
  /// @param what the steps, such as `the step 'scale_linear'`
  /// @param removal how to take them out
  Correction correction(RdfPath testInput, String what, Correction removal) {
    return new Correction(
        testInput,
        "Save the test input as it was before "
            + what
            + before
            + ", as images come to the model. Only where they come as this test input is, take"
            + " that out instead: "
            + removal.how(),
        removal.yaml());
  }
}
