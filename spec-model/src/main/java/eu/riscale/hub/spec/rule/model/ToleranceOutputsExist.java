package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<TensorId, OutputTensorDescr> outputs = new LinkedHashMap<>();
    model.outputs().forEach(output -> outputs.putIfAbsent(output.id(), output));
    Set<TensorId> seen = new HashSet<>();
    Set<ReproducibilityTolerance.Outputs> kinds = new HashSet<>();
    for (int i = 0; i < tolerances.size(); i++) {
      ReproducibilityTolerance tolerance = tolerances.get(i);
      switch (tolerance.outputs()) {
        case ReproducibilityTolerance.Outputs.Listed(List<TensorId> ids) -> {
          for (TensorId id : ids) {
            if (seen.add(id)) {
              check(id, tolerance, outputs, list.index(i), out);
            }
          }
        }
        case ReproducibilityTolerance.Outputs.AnyContinuous any -> {
          if (kinds.add(any)) {
            seen.addAll(included(any, model));
          }
        }
        case ReproducibilityTolerance.Outputs.AnyDiscrete any -> {
          if (kinds.add(any)) {
            seen.addAll(included(any, model));
          }
        }
      }
    }
  }

  /// The outputs that an entry is for by their kind.
  private static List<TensorId> included(ReproducibilityTolerance.Outputs kind, ModelDescr model) {
    return model.outputs().stream()
        .filter(output -> kind.include(output.id(), output.data().type()))
        .map(OutputTensorDescr::id)
        .toList();
  }

  private static void check(
      TensorId id,
      ReproducibilityTolerance tolerance,
      Map<TensorId, OutputTensorDescr> outputs,
      RdfPath at,
      Findings out) {
    OutputTensorDescr output = outputs.get(id);
    if (output == null) {
      List<String> known = outputs.keySet().stream().map(TensorId::text).toList();
      out.add(
          Finding.of(UNKNOWN, at.field("output_ids"), "There is no output '" + id + "'.")
              .expected("some of " + NameList.of(known)));
    } else if (!output.data().type().isFloat()) {
      DiscreteToleranceIsZero.report(tolerance, "'" + id + "'", at, out);
    }
  }
}
