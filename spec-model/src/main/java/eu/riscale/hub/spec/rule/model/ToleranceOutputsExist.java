package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Tolerances are about outputs that the model has.
public final class ToleranceOutputsExist implements PartsRule<ModelDescr> {
  public static final Code UNKNOWN =
      Code.error(
              "tolerance-output-unknown",
              "A tolerance is for an output that the model does not have.")
          .why("It is never applied; the output that was meant is tested with another.")
          .section("model 0.5, config.bioimageio.reproducibility_tolerance")
          .example(
              "- {output_ids: [maks], absolute_tolerance: 0.01}",
              "- {output_ids: [mask], absolute_tolerance: 0.01}");

  private static final List<Code> ALL = List.of(UNKNOWN, DiscreteToleranceIsZero.NOT_ZERO);

  @Override
  public List<Code> codes() {
    return ALL;
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    RdfPath list = at.field("config").field("bioimageio").field("reproducibility_tolerance");
    List<ReproducibilityTolerance> tolerances =
        model.config().bioimageio().reproducibilityTolerance();
    Outputs outputs = Outputs.of(model, at, out);
    Set<TensorId> seen = new HashSet<>();
    Set<ReproducibilityTolerance.Outputs> kinds = new HashSet<>();
    for (int i = 0; i < tolerances.size(); i++) {
      ReproducibilityTolerance tolerance = tolerances.get(i);
      if (out.waits(ALL, list.index(i).field("output_ids"))) {
        return; // It may be the first entry of any output.
      }
      switch (tolerance.outputs()) {
        case ReproducibilityTolerance.Outputs.Listed(List<TensorId> ids) -> {
          for (TensorId id : ids) {
            if (seen.add(id)) {
              check(id, tolerance, outputs, list.index(i), out);
            }
          }
        }
        case ReproducibilityTolerance.Outputs.AnyContinuous any -> {
          if (out.waits(ALL, outputs.unreadKinds().toArray(RdfPath[]::new))) {
            return;
          }
          if (kinds.add(any)) {
            seen.addAll(included(any, model));
          }
        }
        case ReproducibilityTolerance.Outputs.AnyDiscrete any -> {
          if (out.waits(ALL, outputs.unreadKinds().toArray(RdfPath[]::new))) {
            return;
          }
          if (kinds.add(any)) {
            seen.addAll(included(any, model));
          }
        }
      }
    }
  }

  /// The outputs of a model.
  ///
  /// @param names the ids of those that are known, for a sentence
  /// @param types where the types of those that are known are written
  /// @param unreadIds the first of all ids that could not be read
  /// @param unreadKinds the first of all ids and types that could not be read
  private record Outputs(
      Map<TensorId, OutputTensorDescr> known,
      String names,
      Map<TensorId, RdfPath> types,
      List<RdfPath> unreadIds,
      List<RdfPath> unreadKinds) {

    static Outputs of(ModelDescr model, RdfPath at, Findings out) {
      RdfPath list = at.field("outputs");
      RdfPath[] ids = Named.tensors(model.outputs(), list);
      Map<TensorId, OutputTensorDescr> known = new LinkedHashMap<>();
      Map<TensorId, RdfPath> types = new LinkedHashMap<>();
      for (int i = 0; i < model.outputs().size(); i++) {
        OutputTensorDescr output = model.outputs().get(i);
        if (out.parts().isWhole(ids[i]) && known.putIfAbsent(output.id(), output) == null) {
          types.put(output.id(), output.data().typeAt(list.index(i).field("data")));
        }
      }
      RdfPath[] kinds =
          Stream.concat(Arrays.stream(ids), types.values().stream()).toArray(RdfPath[]::new);
      return new Outputs(
          known,
          NameList.of(known.keySet().stream().map(TensorId::text).toList()),
          types,
          out.parts().firstBroken(ids),
          out.parts().firstBroken(kinds));
    }

    RdfPath type(TensorId id) {
      return Objects.requireNonNull(types.get(id));
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
      TensorId id, ReproducibilityTolerance tolerance, Outputs outputs, RdfPath at, Findings out) {
    OutputTensorDescr output = outputs.known().get(id);
    if (output == null) {
      if (out.waits(ALL, outputs.unreadIds().toArray(RdfPath[]::new))) {
        return;
      }
      out.add(
          Finding.of(UNKNOWN, at.field("output_ids"), "There is no output '" + id + "'.")
              .expected("some of " + outputs.names()));
    } else if (!out.waits(DiscreteToleranceIsZero.NOT_ZERO, outputs.type(id))
        && !output.data().type().isFloat()) {
      DiscreteToleranceIsZero.report(tolerance, "'" + id + "'", at, out);
    }
  }
}
