package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The test output has fewer digits than the network gives, since it went through a picture of 8 or
/// 16 bits, or a table of rounded numbers.
final class Quantised implements Hypothesis {
  /// Different values that must be there, so that a mask or a few labels are no picture.
  private static final int ENOUGH = 6;

  /// Elements that must be there, each of which tells little.
  private static final int FEWEST = 64;

  /// How many steps the values must be spread over, so that not every output is within one.
  private static final double SPREAD = 2;

  /// How near to a half a number may lie so that nobody knows how it is rounded.
  private static final double TIE = 0.02;

  /// @param steps between 0 and 1
  private record Grid(double steps, String words) {}

  private static final List<Grid> GRIDS =
      List.of(
          new Grid(
              255, "it went through a picture of 8 bits: all its values are multiples of 1/255"),
          new Grid(10, "it was rounded to 1 decimal: all its values are multiples of 0.1"),
          new Grid(100, "it was rounded to 2 decimals: all its values are multiples of 0.01"),
          new Grid(1000, "it was rounded to 3 decimals: all its values are multiples of 0.001"),
          new Grid(
              256, "it went through a picture of 8 bits: all its values are multiples of 1/256"),
          new Grid(
              65535,
              "it went through a picture of 16 bits: all its values are multiples of 1/65535"));

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch
        .aligned()
        .filter(actual -> actual.size() >= FEWEST)
        .filter(actual -> mismatch.target().distinctValues() >= ENOUGH)
        .flatMap(actual -> explain(actual, mismatch))
        .stream()
        .toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    int[] positions = mismatch.target().positions();
    for (Grid grid : GRIDS) {
      if (mismatch.target().deviation() * grid.steps() >= SPREAD
          && isOn(grid.steps(), mismatch.expected(), positions)
          && !isOn(1, mismatch.expected(), positions)
          && !isOn(grid.steps(), actual, positions)) {
        return rounded(grid, actual, mismatch);
      }
    }
    return Optional.empty();
  }

  private static boolean isOn(double steps, Tensor tensor, int[] positions) {
    for (int at : positions) {
      double value = tensor.at(at) * steps;
      if (!(Math.abs(value - Math.rint(value)) <= 0.001 + 4e-7 * Math.abs(value))) {
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
    double low = least >= 0 ? 0 : Double.NEGATIVE_INFINITY;
    double high = most <= 1 ? 1 : Double.POSITIVE_INFINITY;
    for (double shift : new double[] {0.5, 0}) {
      Optional<Fit> fit =
          mismatch
              .target()
              .explains(
                  i -> {
                    double value = Math.clamp(actual.at(i), low, high) * grid.steps();
                    double e = expected.at(i) * grid.steps();
                    boolean near = value + shift - e >= -TIE && value + shift - e <= 1 + TIE;
                    return near ? expected.at(i) : Math.floor(value + shift) / grid.steps();
                  },
                  0);
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
