package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The test output has fewer digits than the network gives, since it went through a picture of 8 or
/// 16 bits, or a table of rounded numbers.
final class Quantised implements Hypothesis {
  /// Different values that must be there, so that a mask or a few labels are no picture.
  private static final int ENOUGH = 6;

  /// Elements of which each tells little.
  static final int MANY = 64;

  /// Bits that fewer must tell: that a number has so few decimals, and that they are the right
  /// ones.
  private static final double ENOUGH_BITS = 15;

  /// What a choice among some ten thousand pairs of faults makes up for.
  private static final double FOR_A_PAIR = 14;

  /// How far a number may be from one with so few digits, in steps, and as a share of itself.
  private static final double OFF = 0.001;

  private static final double OFF_BY_SIZE = 4e-7;

  /// How many steps the values must be spread over, so that not every output is within one.
  private static final double SPREAD = 2;

  /// How near to a half a number may lie so that nobody knows how it is rounded.
  private static final double TIE = 0.02;

  /// @param steps between 0 and 1
  private record Grid(double steps, String words) {
    /// Which has no values but those from 0 to 1.
    boolean isPicture() {
      return words.contains("picture");
    }
  }

  private static final List<Grid> GRIDS =
      List.of(
          new Grid(
              255, "it went through a picture of 8 bits: all its values are multiples of 1/255"),
          new Grid(10, "it was rounded to 1 decimal: all its values are multiples of 0.1"),
          new Grid(100, "it was rounded to 2 decimals: all its values are multiples of 0.01"),
          new Grid(1000, "it was rounded to 3 decimals: all its values are multiples of 0.001"),
          new Grid(10000, "it was rounded to 4 decimals: all its values are multiples of 0.0001"),
          new Grid(
              256, "it went through a picture of 8 bits: all its values are multiples of 1/256"),
          new Grid(
              65535,
              "it went through a picture of 16 bits: all its values are multiples of 1/65535"));

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    int[] positions = mismatch.target().positions();
    for (Grid grid : GRIDS) {
      if (isOn(grid.steps(), mismatch.expected(), positions)
          && !isOn(1, mismatch.expected(), positions)
          && !isOn(grid.steps(), actual, positions)) {
        boolean tells = isSpread(grid, actual, mismatch) || tell(grid.steps(), mismatch);
        Optional<Explanation> found = tells ? rounded(grid, actual, mismatch) : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// Whether many values are spread over many steps.
  private static boolean isSpread(Grid grid, Tensor actual, Case mismatch) {
    return actual.size() >= MANY
        && mismatch.target().distinctValues() >= ENOUGH
        && mismatch.target().deviation() * grid.steps() >= SPREAD;
  }

  /// Whether the different numbers of the test output tell how they were rounded, where they are
  /// few: that such numbers have so few digits would be chance in one of some hundred, and that
  /// they are the right ones in one of as many as there are up to them. 0 and 1 tell nothing, and
  /// halves only among whole numbers. Where another fault is undone, the digits tell nothing of
  /// that one.
  static boolean tell(double steps, Case mismatch) {
    double bits = mismatch.isSecond() ? -FOR_A_PAIR : 0;
    for (Evidence.Output output : mismatch.evidence().outputs()) {
      int[] positions = positions(output, mismatch);
      boolean own = output.id().equals(mismatch.output().id());
      if ((own || steps != 1) && isOn(steps, output.expected(), positions)) {
        bits += bits(steps, output.expected(), positions, mismatch.isSecond());
      }
    }
    return bits >= ENOUGH_BITS;
  }

  /// None of other outputs, unless they are of a few numbers, too.
  private static int[] positions(Evidence.Output output, Case mismatch) {
    if (output.id().equals(mismatch.output().id())) {
      return mismatch.target().positions();
    }
    int size = output.expected().size();
    return IntStream.range(0, size < MANY && mismatch.expected().size() < MANY ? size : 0)
        .toArray();
  }

  private static double bits(double steps, Tensor expected, int[] positions, boolean isSecond) {
    double[] values =
        Arrays.stream(positions)
            .mapToDouble(expected::at)
            .filter(Double::isFinite)
            .map(value -> Math.rint(value * steps))
            .distinct()
            .toArray();
    double range = values.length == 1 ? Double.POSITIVE_INFINITY : 0;
    for (double value : values) {
      range = Math.max(range, Math.abs(value - values[0]));
    }
    double bits = 0;
    for (double value : values) {
      double size = Math.abs(value);
      boolean usual = steps == 1 ? value == 0 || value == 1 : 2 * value % steps == 0;
      if (!usual) {
        double off = expected.dtype().isFloat() ? OFF + OFF_BY_SIZE * size : 1;
        bits += isSecond ? 0 : -log2(Math.min(1, 2 * off));
        bits += log2(Math.max(1, Math.min(size, range)));
      }
    }
    return bits;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static boolean isOn(double steps, Tensor tensor, int[] positions) {
    for (int at : positions) {
      double value = tensor.at(at) * steps;
      if (!(Math.abs(value - Math.rint(value)) <= OFF + OFF_BY_SIZE * Math.abs(value))) {
        return false;
      }
    }
    return true;
  }

  /// Rounded to the nearest or cut, and, as a picture has no others, from 0 to 1.
  private static Optional<Explanation> rounded(Grid grid, Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    double most = 0;
    double least = 0;
    for (int at : mismatch.target().positions()) {
      most = Math.max(most, expected.at(at));
      least = Math.min(least, expected.at(at));
    }
    double low = grid.isPicture() && least >= 0 ? 0 : Double.NEGATIVE_INFINITY;
    double high = grid.isPicture() && most <= 1 ? 1 : Double.POSITIVE_INFINITY;
    for (double shift : new double[] {0.5, 0}) {
      Candidate candidate =
          i -> {
            double value = Math.clamp(actual.at(i), low, high) * grid.steps();
            double e = expected.at(i) * grid.steps();
            boolean near = value + shift - e >= -TIE && value + shift - e <= 1 + TIE;
            return near ? expected.at(i) : Math.floor(value + shift) / grid.steps();
          };
      Optional<Fit> fit =
          expected.size() >= MANY
              ? mismatch.target().explains(candidate, 0)
              : Optional.of(mismatch.fit(candidate)).filter(it -> it.mismatched() == 0);
      if (fit.isPresent()) {
        return fit.map(found -> explanation(grid, found, mismatch));
      }
    }
    return Optional.empty();
  }

  private static Explanation explanation(Grid grid, Fit fit, Case mismatch) {
    return new Explanation(
        Cause.ROUNDED,
        "the test output is the network's output with fewer digits, as " + grid.words(),
        fit.within(),
        1,
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again with these weights, and save it as .npy with all its digits"
                + " (numpy.save of float32), not by way of a picture or a text."));
  }
}
