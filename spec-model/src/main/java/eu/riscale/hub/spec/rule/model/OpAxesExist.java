package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Rule;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The axes that a processing step names belong to the tensor.
public final class OpAxesExist implements Rule<TensorDescr> {
  public static final Code UNKNOWN =
      Code.error(
              "op-axis-unknown", "A processing step names an axis that the tensor does not have.")
          .why("The step cannot be run.")
          .section("model 0.4, kwargs.axes; model 0.5, kwargs.axes and kwargs.axis")
          .example(
              """
              axes:
              - {type: space, id: x, size: 64}
              preprocessing:
              - {id: zero_mean_unit_variance, kwargs: {axes: [x, y]}}\
              """,
              """
              axes:
              - {type: space, id: x, size: 64}
              preprocessing:
              - {id: zero_mean_unit_variance, kwargs: {axes: [x]}}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(UNKNOWN);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    Set<String> known = new LinkedHashSet<>();
    tensor.axes().forEach(axis -> known.add(axis.id().text()));
    for (int i = 0; i < tensor.processing().size(); i++) {
      ProcessingDescr step = tensor.processing().get(i);
      RdfPath kwargs = at.field(tensor.processingField()).index(i).field("kwargs");
      List<AxisId> reduced = step.reducedAxes().orElse(List.of());
      for (int k = 0; k < reduced.size(); k++) {
        require(reduced.get(k), tensor, known, kwargs.field("axes").index(k), out);
      }
      step.alongAxis().ifPresent(axis -> require(axis, tensor, known, kwargs.field("axis"), out));
    }
  }

  private static void require(
      AxisId axis, TensorDescr tensor, Set<String> known, RdfPath at, Findings out) {
    if (!known.contains(axis.text())) {
      out.add(
          Finding.of(UNKNOWN, at, "The tensor '" + tensor.id() + "' has no axis '" + axis + "'.")
              .expected("one of " + NameList.of(known)));
    }
  }
}
