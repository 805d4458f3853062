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
    Sums sums = new Sums(tolerance.atol(), tolerance.rtol());
    Blocks.visit(candidate, expected, size, sums);
    boolean passes = tolerance.allows(sums.mismatched * 1e6 / size);
    double squares = sums.squares + (passes ? 0 : sums.squaresBeyond);
    double max = passes ? sums.max : Math.max(sums.max, sums.maxBeyond);
    return new Fit(size, sums.mismatched, max, Math.sqrt(squares / size));
  }

  /// Of what agrees, and of what lies beyond the tolerance.
  private static final class Sums implements Blocks.Visitor {
    private final double atol;
    private final double rtol;
    private double squares;
    private double max;
    private double squaresBeyond;
    private double maxBeyond;
    private long mismatched;

    Sums(double atol, double rtol) {
      this.atol = atol;
      this.rtol = rtol;
    }

    @Override
    public void visit(int start, double[] given, double[] expected, int count) {
      for (int i = 0; i < count; i++) {
        double e = expected[i];
        double difference = Math.abs(given[i] - e);
        if (difference <= atol + rtol * Math.abs(e)) {
          squares += difference * difference;
          max = Math.max(max, difference);
        } else if (given[i] != e && !(Double.isNaN(given[i]) && Double.isNaN(e))) {
          beyond(Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
        }
      }
    }

    private void beyond(double difference) {
      mismatched++;
      squaresBeyond += difference * difference;
      maxBeyond = Math.max(maxBeyond, difference);
    }
  }
}
