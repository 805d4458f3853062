package eu.riscale.hub.consumer;

import eu.riscale.hub.consumer.Verdict.Outcome;
import eu.riscale.hub.consumer.Verdict.Reason;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.List;

/// Gathers the reasons of one verdict; the worst of them decides.
final class Judgement {
  private final List<Reason> reasons = new ArrayList<>();
  private Outcome outcome = Outcome.RUNS;

  /// The model does not run.
  void refuse(String code, String message, String hint) {
    add(Outcome.DOES_NOT_RUN, code, message, hint);
  }

  /// The model runs, but something of it is lost.
  void limit(String code, String message, String hint) {
    add(Outcome.LIMITS, code, message, hint);
  }

  /// The consumer is not made for such models.
  void pass(String code, String message) {
    add(Outcome.NOT_APPLICABLE, code, message, "");
  }

  private void add(Outcome worse, String code, String message, String hint) {
    outcome = outcome.compareTo(worse) < 0 ? worse : outcome;
    reasons.add(new Reason(code, message, hint));
  }

  Verdict verdict(Consumer consumer) {
    return new Verdict(consumer.id(), consumer.version(), outcome, List.copyOf(reasons));
  }

  /// The model has so many inputs and no others.
  void oneInput(Traits model) {
    if (model.inputs().size() != 1) {
      refuse("input-count", "It takes one input; the model has " + model.inputs().size() + ".", "");
    }
  }

  void oneOutput(Traits model) {
    if (model.outputs().size() != 1) {
      refuse(
          "output-count", "It takes one output; the model has " + model.outputs().size() + ".", "");
    }
  }

  /// The model has weights in one of the formats.
  void oneOf(Traits model, List<WeightsFormat> formats) {
    if (formats.stream().noneMatch(model::has)) {
      refuse(
          "weights-format",
          "It runs "
              + String.join(", ", formats.stream().map(WeightsFormat::word).toList())
              + "; the model has only "
              + String.join(", ", model.weights().keySet())
              + ".",
          "Add weights in the format " + formats.getFirst().word() + ".");
    }
  }
}
