package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of parameters along an axis has one for each position.
public final class OpListsFitAxis implements PartsRule<TensorDescr> {
  public static final Code LENGTH =
      Code.error(
              "op-list-does-not-fit-axis",
              "A list of parameters is longer or shorter than the axis it runs along.")
          .why("Each position along the axis needs its own value.")
          .section("model 0.4, kwargs.axes; model 0.5, kwargs.axis")
          .example(
              """
              axes:
              - {type: channel, channel_names: [a, b]}
              preprocessing:
              - {id: binarize, kwargs: {axis: channel, threshold: [1, 2, 3]}}\
              """,
              """
              axes:
              - {type: channel, channel_names: [a, b]}
              preprocessing:
              - {id: binarize, kwargs: {axis: channel, threshold: [1, 2]}}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(LENGTH);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    RdfPath list = at.field("axes");
    Map<AxisId, Axis> axes = new HashMap<>();
    for (int i = 0; i < tensor.axes().size(); i++) {
      RdfPath axis = list.index(i);
      if (!out.waits(LENGTH, axis.field("id"), axis.field("size"), axis.field("channel_names"))) {
        axes.putIfAbsent(tensor.axes().get(i).id(), tensor.axes().get(i));
      }
    }
    for (int i = 0; i < tensor.processing().size(); i++) {
      ProcessingDescr step = tensor.processing().get(i);
      RdfPath kwargs = at.field(tensor.processingField()).index(i).field("kwargs");
      boolean waits =
          step.alongAxis().isPresent()
              && (out.waits(LENGTH, kwargs) || out.waitsForOutline(LENGTH, list));
      if (waits) {
        continue;
      }
      Optional<AxisSize> size = step.alongAxis().map(axes::get).flatMap(Axis::givenSize);
      boolean wrong =
          size.isPresent()
              && size.get() instanceof AxisSize.FixedSize(int elements)
              && step.parameters() > 0
              && step.parameters() != elements;
      if (wrong) {
        out.add(
            LENGTH,
            kwargs,
            step.id()
                + " has "
                + step.parameters()
                + " values along '"
                + step.alongAxis().orElseThrow()
                + "', which has "
                + ((AxisSize.FixedSize) size.get()).size()
                + " positions.");
      }
    }
  }
}
