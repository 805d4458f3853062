package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.Softmax;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Evidence.Output;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.run.diagnosis.StepEdits;
import eu.riscale.hub.run.diagnosis.StepEdits.Edit;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.Notation;
import java.util.ArrayList;
import java.util.List;

/// A step of postprocessing that is missing, too much, or another one: a sigmoid that the network
/// already does, a softmax along the wrong axis, a cast that cuts off.
final class PostprocessingSteps implements Hypothesis {

  /// @param fault a clause that says what is wrong
  record Trial(Cause cause, String fault, int complexity, Edit edit) {}

  @Override
  public List<Explanation> explain(Case mismatch) {
    Output output = mismatch.output();
    if (output.raw().rank() != output.axes().size()) {
      return List.of();
    }
    SampleStrip strip = new SampleStrip(output.raw().withAxes(output.axes()), mismatch.expected());
    if (!strip.isPossible()) {
      return List.of();
    }
    List<Explanation> found = new ArrayList<>();
    for (Trial trial : trials(mismatch)) {
      if (strip.refutes(trial.edit().plan(), mismatch)) {
        continue;
      }
      mismatch
          .aligned(trial.edit().plan())
          .flatMap(mismatch::explains)
          .ifPresent(fit ->
              found.add(
                  new Explanation(
                      trial.cause(),
                      trial.fault(),
                      fit.within(),
                      trial.complexity(),
                      trial.edit().correction())));
    }
    return found;
  }

  /// Every change of the described steps that is tried.
  static List<Trial> trials(Case mismatch) {
    Output output = mismatch.output();
    StepEdits edits = mismatch.postprocessing();
    if (edits.leavesOut()) {
      mismatch.effort().leaveOut();
    }
    List<Trial> trials = new ArrayList<>();
    removed(edits, trials);
    added(edits, output, trials);
    replaced(edits, output, trials);
    uncut(edits, mismatch, trials);
    return trials;
  }

  private static void removed(StepEdits edits, List<Trial> trials) {
    List<TensorOp> seen = new ArrayList<>();
    for (int position : edits.tried()) {
      TensorOp step = edits.steps().get(position);
      boolean again = seen.contains(step);
      String how =
          again
              ? "' is described twice, but was done once for the test output"
              : "' is described, but was not done for the test output";
      // Of two equal steps that follow each other it does not matter which one goes.
      boolean doubled =
          position + 1 < edits.steps().size() && edits.steps().get(position + 1).equals(step);
      if (!doubled) {
        trials.add(
            new Trial(
                Cause.STEP_TOO_MUCH, "the step '" + step.name() + how, 1, edits.without(position)));
      }
      seen.add(step);
    }
    if (edits.described().size() > 1) {
      trials.add(
          new Trial(
              Cause.TEST_OUTPUT_UNPROCESSED,
              "the test output was saved before postprocessing",
              2,
              edits.withoutAll()));
    }
  }

  private static void added(StepEdits edits, Output output, List<Trial> trials) {
    for (TensorOp activation : activations(output)) {
      trials.add(
          new Trial(
              Cause.STEP_MISSING,
              "a " + words(activation) + " is missing after the network",
              1,
              edits.with(0, List.of(activation))));
      if (!castsOnly(edits)) {
        trials.add(
            new Trial(
                Cause.STEP_MISSING,
                "a " + words(activation) + " is missing at the end of the postprocessing",
                1,
                edits.atEnd(List.of(activation))));
      }
    }
  }

  /// Whether it does not matter if a step is added before or after those described.
  private static boolean castsOnly(StepEdits edits) {
    return edits.described().stream()
        .allMatch(position -> edits.steps().get(position) instanceof EnsureDtype);
  }

  private static void replaced(StepEdits edits, Output output, List<Trial> trials) {
    for (int position : edits.tried()) {
      TensorOp step = edits.steps().get(position);
      if (!(step instanceof Sigmoid) && !(step instanceof Softmax)) {
        continue;
      }
      for (TensorOp activation : activations(output)) {
        if (!activation.equals(step)) {
          trials.add(
              new Trial(
                  Cause.STEP_DIFFERENT,
                  "a " + words(activation) + " is needed where a " + words(step) + " is described",
                  1,
                  edits.replaced(position, List.of(activation))));
        }
      }
    }
  }

  /// The declared type cuts off what the test output still has.
  private static void uncut(StepEdits edits, Case mismatch, List<Trial> trials) {
    if (edits.steps().isEmpty()
        || !(edits.steps().getLast() instanceof EnsureDtype cast)
        || StepEdits.isDescribed(cast)
        || cast.dtype().isFloat()) {
      return;
    }
    List<TensorOp> kept = edits.steps().subList(0, edits.steps().size() - 1);
    Notation notation = mismatch.evidence().notation();
    trials.add(
        new Trial(
            Cause.STEP_TOO_MUCH,
            "the declared type " + cast.dtype().word() + " cuts off what the test output still has",
            1,
            new Edit(
                new OpPlan(mismatch.output().postprocessing().tensor(), kept),
                new Correction(
                    notation.type(mismatch.at()),
                    "Declare the type that the output has:",
                    notation.type(DataType.FLOAT32)))));
  }

  private static List<TensorOp> activations(Output output) {
    List<TensorOp> activations = new ArrayList<>(List.of(new Sigmoid()));
    for (int axis = 0; axis < output.axes().size(); axis++) {
      String id = output.axes().get(axis);
      if (output.raw().length(axis) > 1 && !id.equals("batch")) {
        activations.add(new Softmax(id));
      }
    }
    return activations;
  }

  private static String words(TensorOp activation) {
    return activation instanceof Softmax(String axis) ? "softmax along " + axis : activation.name();
  }
}
