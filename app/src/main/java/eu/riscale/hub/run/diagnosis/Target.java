package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.view.Tolerance;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The expected output, and when a candidate counts as explaining it.
///
/// A candidate explains the output where all of this holds:
/// * it lies within the model's tolerance, or leaves less than 1/200 of the difference that there
///   was and of the spread of the expected values;
/// * what it leaves is less than 1/20 of the difference that there was and of that spread: an image
///   that is nearly constant is not explained by anything that is nearly constant too;
/// * the output says more than chance could have got right, see [#bits].
public final class Target {
  /// Bits that a candidate must have got right, so that trying a thousand of them names none by
  /// chance.
  private static final double ENOUGH_BITS = 24;

  /// Bits that each fitted number makes up for.
  private static final double BITS_PER_NUMBER = 20;

  /// Bits that a choice among some ten thousand pairs of faults makes up for.
  private static final double BITS_PER_PAIR = 14;

  private final Tensor expected;
  private final Tolerance tolerance;
  private final Demand demand;
  private final Spread spread;
  private final double before;
  private final int[] wrong;
  private final int disagreeing;

  /// @param actual the output as it is, where it has the expected shape
  public Target(Tensor expected, Tolerance tolerance, Optional<Tensor> actual) {
    this(expected, tolerance, actual, Demand.ALONE);
  }

  Target(Tensor expected, Tolerance tolerance, Optional<Tensor> actual, Demand demand) {
    this(expected, tolerance, actual, demand, Spread.of(expected));
  }

  private Target(
      Tensor expected, Tolerance tolerance, Optional<Tensor> actual, Demand demand, Spread spread) {
    this.expected = expected;
    this.tolerance = tolerance;
    this.demand = demand;
    this.spread = spread;
    Optional<Disagreement> disagreement =
        actual.map(tensor -> Disagreement.of(tensor, expected, tolerance));
    this.before = disagreement.map(Disagreement::rms).orElse(Double.POSITIVE_INFINITY);
    this.wrong = disagreement.map(Disagreement::positions).orElseGet(() -> new int[0]);
    this.disagreeing = disagreement.map(Disagreement::count).orElse(0);
  }

  /// The same expected output, beside another one.
  Target with(Optional<Tensor> actual, Demand other) {
    return new Target(expected, tolerance, actual, other, spread);
  }

  /// How well a fault must explain the output: one of two that are found together has to do so
  /// within the model's tolerance.
  enum Demand {
    ALONE,
    OF_TWO
  }

  public Tolerance tolerance() {
    return tolerance;
  }

  /// Population standard deviation of the finite elements; 0 where all are the same.
  public double deviation() {
    return spread.deviation();
  }

  /// Different values among some thousand elements.
  public int distinctValues() {
    return spread.values().size();
  }

  /// How many elements disagree as it is; 0 where the shapes differ.
  public int disagreeing() {
    return disagreeing;
  }

  /// Whether a value is what is expected at a place, within the model's tolerance.
  public boolean agrees(double value, int index) {
    double e = expected.at(index);
    return Math.abs(value - e) <= tolerance.atol() + tolerance.rtol() * Math.abs(e)
        || value == e
        || (Double.isNaN(value) && Double.isNaN(e));
  }

  /// Root of the mean squared difference as it is; infinite where the shapes differ.
  public double before() {
    return before;
  }

  /// Positions of some thousand elements that disagree as it is.
  public int[] wrongPositions() {
    return wrong;
  }

  /// Positions of some thousand elements, the same in every run.
  public int[] positions() {
    return spread.sample();
  }

  /// Measures a candidate where it explains the expected output.
  ///
  /// @param numbers how many numbers of the candidate were fitted to the expected output
  public Optional<Fit> explains(Candidate candidate, int numbers) {
    if (!(spread.deviation() > 0) || refuted(candidate)) {
      return Optional.empty();
    }
    Fit fit = Fit.of(candidate, Candidate.of(expected), expected.size(), tolerance);
    double scale = Math.min(before, spread.deviation());
    boolean close = fit.passes(tolerance) || (demand == Demand.ALONE && fit.rms() <= scale / 200);
    boolean explained = close && fit.rms() <= scale / 20;
    double needed =
        ENOUGH_BITS + numbers * BITS_PER_NUMBER + (demand == Demand.OF_TWO ? BITS_PER_PAIR : 0);
    return explained && (bits(fit.rms()) >= needed || FewValues.bits(candidate, expected) >= needed)
        ? Optional.of(fit)
        : Optional.empty();
  }

  /// Whether a tensor is the expected output where that is a single number, in all digits that a
  /// network has: enough for the one candidate that is tried.
  public boolean isNumber(Tensor candidate) {
    return expected.size() == 1
        && candidate.size() == 1
        && FewValues.isExact(candidate.at(0), expected.at(0), before);
  }

  /// Whether an output that leaves such a mean difference got more right than chance could have.
  public boolean isInformative(double rms) {
    return spread.deviation() > 0 && bits(rms) >= ENOUGH_BITS;
  }

  /// Whether a few elements show that the candidate is wrong: some thousand anywhere, and some
  /// thousand of those that disagree as it is.
  public boolean refuted(Candidate candidate) {
    return refuted(candidate, wrong) || refuted(candidate, spread.sample());
  }

  private boolean refuted(Candidate candidate, int[] positions) {
    double slack = 0.02 * Math.min(before, spread.deviation());
    int wrongs = 0;
    int bearable = positions.length / 100;
    for (int at : positions) {
      double e = expected.at(at);
      double g = candidate.at(at);
      boolean right =
          Math.abs(g - e) <= tolerance.atol() + tolerance.rtol() * Math.abs(e) + slack
              || (Double.isNaN(g) && Double.isNaN(e));
      if (!right && ++wrongs > bearable) {
        return true;
      }
    }
    return false;
  }

  /// What a candidate that leaves such a mean difference got right by more than chance: the entropy
  /// of the expected values, or, for few but exact values, the digits of each. 0 and 1 and the
  /// smallest and largest value are easily got right, as every saturated output has them.
  private double bits(double rms) {
    List<Double> values = spread.values();
    double range = Math.max(values.getLast() - values.getFirst(), Double.MIN_NORMAL);
    double rest = Math.max(rms / range, 1e-6);
    double near = Math.max(rest, 1e-3) * range;
    double digits = -Math.log(rest) / Math.log(2);
    double bits = 0;
    for (double value : values) {
      boolean usual =
          Math.abs(value) <= near
              || Math.abs(value - 1) <= near
              || value - values.getFirst() <= near
              || values.getLast() - value <= near;
      bits += usual ? 0 : Math.max(0, digits);
    }
    return Math.max(expected.size() * spread.entropy(), bits);
  }
}
