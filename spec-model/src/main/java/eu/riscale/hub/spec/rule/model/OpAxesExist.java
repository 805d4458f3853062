package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The axes that a processing step names belong to the tensor.
public final class OpAxesExist implements PartsRule<TensorDescr> {
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
    Axes axes = Axes.of(tensor, at, out);
    for (int i = 0; i < tensor.processing().size(); i++) {
      ProcessingDescr step = tensor.processing().get(i);
      RdfPath kwargs = at.field(tensor.processingField()).index(i).field("kwargs");
      if (out.waits(UNKNOWN, kwargs.field("axes"), kwargs.field("axis"))) {
        continue;
      }
      List<AxisId> reduced = step.reducedAxes().orElse(List.of());
      for (int k = 0; k < reduced.size(); k++) {
        require(reduced.get(k), axes, kwargs.field("axes").index(k), out);
      }
      step.alongAxis().ifPresent(axis -> require(axis, axes, kwargs.field("axis"), out));
    }
  }

  /// What axes a tensor has.
  ///
  /// @param unread the first of their ids that could not be read
  private record Axes(TensorDescr tensor, Set<String> known, List<RdfPath> unread) {
    static Axes of(TensorDescr tensor, RdfPath at, Findings out) {
      RdfPath[] places = Named.axes(tensor, at);
      Set<String> known = new LinkedHashSet<>();
      for (int i = 0; i < tensor.axes().size(); i++) {
        if (out.parts().isWhole(places[i])) {
          known.add(tensor.axes().get(i).id().text());
        }
      }
      return new Axes(tensor, known, out.parts().firstBroken(places));
    }
  }

  private static void require(AxisId axis, Axes axes, RdfPath at, Findings out) {
    if (!axes.known().contains(axis.text())
        && !out.waits(UNKNOWN, axes.unread().toArray(RdfPath[]::new))) {
      out.add(
          Finding.of(
                  UNKNOWN,
                  at,
                  "The tensor '" + axes.tensor().id() + "' has no axis '" + axis + "'.")
              .expected("one of " + NameList.of(axes.known())));
    }
  }
}
