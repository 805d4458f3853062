package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.spec.view.Tolerance;

/// How far a candidate is from the expected output.
///
/// @param size number of elements
/// @param mismatched elements out of the model's tolerance
/// @param within largest absolute difference of the elements that agree; of all where too many
///   disagree
/// @param rms root of the mean squared difference of those elements
public record Fit(long size, long mismatched, double within, double rms) {

  public boolean passes(Tolerance tolerance) {
    return tolerance.allows(mismatched * 1e6 / size);
  }

  /// Measures a candidate on every element.
  public static Fit of(Candidate candidate, Candidate expected, int size, Tolerance tolerance) {
    Sums inside = new Sums();
    Sums all = new Sums();
    long mismatched = 0;
    for (int i = 0; i < size; i++) {
      double e = expected.at(i);
      double g = candidate.at(i);
      if (g == e || (Double.isNaN(g) && Double.isNaN(e))) {
        continue;
      }
      double difference = Math.abs(g - e);
      if (difference <= tolerance.atol() + tolerance.rtol() * Math.abs(e)) {
        inside.add(difference);
      } else {
        mismatched++;
        all.add(Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
      }
    }
    boolean passes = tolerance.allows(mismatched * 1e6 / size);
    Sums counted = passes ? inside : inside.plus(all);
    return new Fit(size, mismatched, counted.max, Math.sqrt(counted.squares / size));
  }

  private static final class Sums {
    private double squares;
    private double max;

    void add(double difference) {
      squares += difference * difference;
      max = Math.max(max, difference);
    }

    Sums plus(Sums other) {
      squares += other.squares;
      max = Math.max(max, other.max);
      return this;
    }
  }
}
