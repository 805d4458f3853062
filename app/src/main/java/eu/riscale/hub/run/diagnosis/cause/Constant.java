package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.comparison.Figures;
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
import java.util.Optional;

/// One of the two is the same number everywhere.
final class Constant implements Hypothesis {
  /// Elements of an input from which on it is more than a number or two.
  private static final int IMAGE = 64;

  @Override
  public List<Explanation> explain(Case mismatch) {
    Tensor expected = mismatch.expected();
    Tensor raw = mismatch.output().raw();
    if (expected.size() < 2 || raw.size() < 2) {
      return List.of();
    }
    if (isConstant(expected)) {
      return List.of(
          explanation(
              Cause.CONSTANT_TEST_OUTPUT,
              "the test output is "
                  + Figures.of(expected.at(0))
                  + " everywhere, so that nothing can be learned from it",
              Correction.of(
                  mismatch.testOutput(),
                  "Make the test output again, from an image on which the network finds"
                      + " something.")));
    }
    return isConstant(raw) ? List.of(dead(raw, mismatch)) : unseen(mismatch);
  }

  /// An output that borders alone make different from place to place.
  private static List<Explanation> unseen(Case mismatch) {
    List<Input> inputs = mismatch.evidence().inputs();
    boolean all =
        inputs.stream().allMatch(one -> one.given().size() >= IMAGE && isConstant(one.given()));
    if (inputs.isEmpty() || !all) {
      return List.of();
    }
    Input first = inputs.getFirst();
    return List.of(
        explanation(
            Cause.OTHER_IMAGE,
            "the test input '"
                + first.id()
                + "' is "
                + Figures.of(first.given().at(0))
                + " everywhere, with nothing in it to see, and gives another output",
            Correction.of(
                mismatch.evidence().notation().testTensor(Side.INPUT, 0),
                "Save the test input that the test output was made from, or take one with something"
                    + " to see and make the test output again from it.")));
  }

  private static Explanation dead(Tensor raw, Case mismatch) {
    String value = Figures.of(raw.at(0));
    Optional<Input> input =
        mismatch.evidence().inputs().stream()
            .filter(one -> one.fed().size() > 1 && isConstant(one.fed()))
            .findFirst();
    if (input.isPresent()) {
      boolean given = isConstant(input.get().given());
      return explanation(
          Cause.CONSTANT_OUTPUT,
          "the network gives the same value, "
              + value
              + ", everywhere, because "
              + (given ? "the test input '" : "preprocessing makes the input '")
              + input.get().id()
              + (given ? "' is the same everywhere" : "' the same everywhere"),
          Correction.of(
              RdfPath.ROOT.field("inputs"),
              given
                  ? "Take a test input with something to see."
                  : "Check the steps of the preprocessing and the casts to whole numbers in it."));
    }
    return explanation(
        Cause.CONSTANT_OUTPUT,
        "the network gives the same value, " + value + ", everywhere",
        Correction.of(
            RdfPath.ROOT.field("weights"),
            "Check that the network was exported with its trained weights, and that its input has"
                + " the range that it was trained on."));
  }

  private static boolean isConstant(Tensor tensor) {
    double first = tensor.at(0);
    for (int i = 1; i < tensor.size(); i++) {
      if (tensor.at(i) != first) {
        return false;
      }
    }
    return true;
  }

  private static Explanation explanation(Cause cause, String fault, Correction correction) {
    return new Explanation(cause, fault, Double.NaN, 0, correction);
  }
}
