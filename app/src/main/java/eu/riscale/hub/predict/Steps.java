package eu.riscale.hub.predict;

import eu.riscale.hub.proc.CannotRun;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.spec.view.TensorView;
import java.util.ArrayList;
import java.util.List;

/// The steps before and after a network, ready to be run.
final class Steps {
  private Steps() {}

  /// The plan of each tensor.
  static List<OpPlan> of(List<TensorView> tensors) throws PredictException {
    List<OpPlan> plans = new ArrayList<>();
    for (TensorView tensor : tensors) {
      switch (Ops.compile(tensor)) {
        case OpPlan plan -> plans.add(plan);
        case CannotRun(String step, String reason) ->
            throw new PredictException(
                PredictException.Kind.MACHINE,
                reason,
                "Run the model with the software that runs this step.");
      }
    }
    return plans;
  }

  static PredictException failed(TensorView tensor, OpException why) {
    return new PredictException(
        PredictException.Kind.MODEL,
        "The %s of '%s' fails: %s".formatted(tensor.side().steps(), tensor.id(), why.getMessage()),
        why.help());
  }
}
