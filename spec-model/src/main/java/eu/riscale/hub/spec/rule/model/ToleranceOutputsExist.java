package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tolerances are about outputs that the model has.
public final class ToleranceOutputsExist implements Rule<ModelDescr> {
  public static final Code UNKNOWN =
      Code.error(
              "tolerance-output-unknown",
              "A tolerance is for an output that the model does not have.")
          .why("It is never applied; the output that was meant is tested with another.")
          .section("model 0.5, config.bioimageio.reproducibility_tolerance")
          .example(
              "- {output_ids: [maks], absolute_tolerance: 0.01}",
              "- {output_ids: [mask], absolute_tolerance: 0.01}");

  @Override
  public List<Code> codes() {
    return List.of(UNKNOWN);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    RdfPath list = at.field("config").field("bioimageio").field("reproducibility_tolerance");
    List<ReproducibilityTolerance> tolerances =
        model.config().bioimageio().reproducibilityTolerance();
    Set<TensorId> seen = new HashSet<>();
    for (int i = 0; i < tolerances.size(); i++) {
      ReproducibilityTolerance tolerance = tolerances.get(i);
      for (TensorId id : named(tolerance, model)) {
        if (seen.add(id)) {
          check(id, tolerance, model, list.index(i), out);
        }
      }
    }
  }

  /// The outputs that an entry names, one by one or by their kind; none for an entry about all.
  private static List<TensorId> named(ReproducibilityTolerance tolerance, ModelDescr model) {
    if (tolerance.outputs()
        instanceof ReproducibilityTolerance.Outputs.Listed(List<TensorId> ids)) {
      return ids;
    }
    List<TensorId> named = new ArrayList<>();
    for (OutputTensorDescr output : model.outputs()) {
      if (tolerance.outputs().include(output.id(), output.data().type())) {
        named.add(output.id());
      }
    }
    return named;
  }

  private static void check(
      TensorId id, ReproducibilityTolerance tolerance, ModelDescr model, RdfPath at, Findings out) {
    Optional<OutputTensorDescr> output = model.output(id);
    if (output.isEmpty()) {
      List<String> known = new ArrayList<>();
      model.outputs().forEach(own -> known.add(own.id().text()));
      out.add(
          Finding.of(UNKNOWN, at.field("output_ids"), "There is no output '" + id + "'.")
              .expected("some of " + String.join(", ", known)));
    } else if (!output.get().data().type().isFloat()
        && tolerance.outputs() instanceof ReproducibilityTolerance.Outputs.Listed) {
      DiscreteToleranceIsZero.report(tolerance, "'" + id + "'", at, out);
    }
  }
}
