package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.Softmax;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Candidate;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.Target;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The network does an activation that the test output was saved without.
final class ActivationInNetwork implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    return mismatch.aligned().map(actual -> explain(actual, mismatch)).orElse(List.of());
  }

  private static List<Explanation> explain(Tensor actual, Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    if (!withinUnit(actual, mismatch.target().positions())) {
      return found;
    }
    Tensor expected = mismatch.expected();
    Target backwards = new Target(actual, mismatch.target().tolerance(), Optional.of(expected));
    for (TensorOp activation : activations(expected)) {
      applied(activation, expected, mismatch)
          .flatMap(tensor -> backwards.explains(Candidate.of(tensor), 0))
          .ifPresent(fit -> found.add(explanation(activation, fit, mismatch)));
    }
    return found;
  }

  /// What an activation gives lies between 0 and 1.
  private static boolean withinUnit(Tensor tensor, int[] positions) {
    for (int at : positions) {
      if (!(tensor.at(at) >= 0 && tensor.at(at) <= 1)) {
        return false;
      }
    }
    return true;
  }

  private static List<TensorOp> activations(Tensor tensor) {
    List<TensorOp> activations = new ArrayList<>(List.of(new Sigmoid()));
    int channel = tensor.axes().indexOf("channel");
    if (channel >= 0 && tensor.length(channel) > 1) {
      activations.add(new Softmax("channel"));
    }
    return activations;
  }

  private static Optional<Tensor> applied(TensorOp activation, Tensor tensor, Case mismatch) {
    return mismatch.applied(new OpPlan(mismatch.output().id(), List.of(activation)), tensor);
  }

  private static Explanation explanation(TensorOp activation, Fit fit, Case mismatch) {
    return new Explanation(
        Cause.TEST_OUTPUT_UNPROCESSED,
        "the test output was saved before the " + activation.name() + " that the model does",
        fit.within(),
        2,
        Correction.of(
            mismatch.testOutput(),
            "Make the test output again, with the "
                + activation.name()
                + "; or, if values before it are meant, take it out of the network or the"
                + " postprocessing."));
  }
}
