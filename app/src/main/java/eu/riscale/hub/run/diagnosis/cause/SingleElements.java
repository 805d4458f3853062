package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Places;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A few elements that are far off while all others agree as if nothing were wrong.
final class SingleElements implements Hypothesis {
  private static final int FEW = 3;

  /// How much further off they must be than the others.
  private static final double FURTHER = 50;

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    Tensor expected = mismatch.expected();
    int wrong = mismatch.target().disagreeing();
    if (wrong == 0 || wrong > Math.max(FEW, expected.size() / 1000) || 4L * wrong > actual.size()) {
      return Optional.empty();
    }
    int first = -1;
    double smallest = Double.POSITIVE_INFINITY;
    double rest = 0;
    for (int i = 0; i < expected.size(); i++) {
      double difference = Math.abs(actual.at(i) - expected.at(i));
      if (mismatch.target().agrees(actual.at(i), i)) {
        rest = Math.max(rest, Double.isNaN(difference) ? 0 : difference);
      } else {
        smallest = Math.min(smallest, difference);
        first = first < 0 ? i : first;
      }
    }
    if (!(smallest > FURTHER * rest) || !mismatch.target().isInformative(rest)) {
      return Optional.empty();
    }
    String which = wrong == 1 ? "1 element differs" : wrong + " elements differ";
    String fault =
        String.format(
            Locale.ROOT,
            "only %s, %s%s, as if the test output had been changed there, while the other %,d"
                + " agree %s",
            which,
            wrong == 1 ? "at " : "the first at ",
            Places.words(first, expected),
            expected.size() - wrong,
            rest == 0 ? "exactly" : "within " + Figures.of(rest));
    return Optional.of(
        new Explanation(
            Cause.SINGLE_ELEMENTS,
            fault,
            Double.NaN,
            0,
            Correction.of(
                mismatch.testOutput(),
                "Make the test output again from the test input: a network does not differ in"
                    + " single elements.")));
  }
}
