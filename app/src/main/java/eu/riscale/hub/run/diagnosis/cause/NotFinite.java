package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Blocks;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Input;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// NaN or infinity where a number is expected, or the other way round.
final class NotFinite implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().flatMap(actual -> explain(actual, mismatch)).stream().toList();
  }

  private static Optional<Explanation> explain(Tensor actual, Case mismatch) {
    if (Double.isFinite(mismatch.target().before())) {
      // A number beside NaN or infinity is infinitely far from it.
      return Optional.empty();
    }
    Odd odd = new Odd();
    Blocks.visit(actual, mismatch.expected(), odd);
    if (odd.given == 0 && odd.expected == 0) {
      return Optional.empty();
    }
    return Optional.of(
        odd.given >= odd.expected
            ? ofNetwork(odd.given, actual, mismatch)
            : ofTestOutput(odd.expected, mismatch));
  }

  /// How many are no numbers where the other one is.
  private static final class Odd implements Blocks.Visitor {
    private int given;
    private int expected;

    @Override
    public void visit(int start, double[] ones, double[] others, int count) {
      for (int i = 0; i < count; i++) {
        boolean finite = Double.isFinite(ones[i]);
        boolean wanted = Double.isFinite(others[i]);
        given += wanted && !finite ? 1 : 0;
        expected += finite && !wanted ? 1 : 0;
      }
    }
  }

  private static Explanation ofNetwork(int odd, Tensor actual, Case mismatch) {
    Optional<Input> input =
        mismatch.evidence().inputs().stream().filter(one -> hasOdd(one.fed())).findFirst();
    String where =
        odd == actual.size()
            ? "everywhere"
            : String.format(Locale.ROOT, "in %,d of its %,d elements", odd, actual.size());
    if (input.isPresent() && hasOdd(input.get().given())) {
      return explanation(
          "the output is NaN or infinite "
              + where
              + " because the test input '"
              + input.get().id()
              + "' has NaN or infinite values",
          Correction.of(
              mismatch
                  .evidence()
                  .notation()
                  .testTensor(Side.INPUT, mismatch.evidence().inputs().indexOf(input.get())),
              "Save the test input without NaN and infinity, and make the test output again from"
                  + " it."));
    }
    if (input.isPresent()) {
      return explanation(
          "the output is NaN or infinite "
              + where
              + " because its preprocessed input '"
              + input.get().id()
              + "' is",
          Correction.of(
              RdfPath.ROOT.field("inputs"), "Look for a division by zero in the preprocessing."));
    }
    String what = hasNan(actual) ? "NaN" : "infinity";
    boolean network = hasOdd(mismatch.output().raw());
    return explanation(
        network
            ? "the network gives " + what + " " + where + ", although its inputs are finite"
            : "the postprocessing makes " + what + " " + where,
        Correction.of(
            network ? RdfPath.ROOT.field("weights") : mismatch.at().field("postprocessing"),
            network
                ? "Look for NaN in the weights, and in the network for a division by zero, a root"
                    + " or logarithm of a negative number, or an overflow in half precision."
                : "Look for a division by zero in the postprocessing."));
  }

  private static Explanation ofTestOutput(int odd, Case mismatch) {
    return explanation(
        String.format(Locale.ROOT, "the test output is NaN or infinite in %,d elements", odd),
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again: no software can reproduce NaN or infinity in it."));
  }

  private static boolean hasOdd(Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (!Double.isFinite(tensor.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasNan(Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (Double.isNaN(tensor.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static Explanation explanation(String fault, Correction correction) {
    return new Explanation(Cause.NOT_A_NUMBER, fault, Double.NaN, 0, correction);
  }
}
