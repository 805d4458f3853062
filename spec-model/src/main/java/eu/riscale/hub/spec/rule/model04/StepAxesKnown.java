package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.model.OpAxesExist;
import java.util.List;

/// Every step works on axes that its tensor has.
public final class StepAxesKnown implements PartsRule<TensorDescr> {
  @Override
  public List<Code> codes() {
    return List.of(OpAxesExist.UNKNOWN);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    List<? extends PostprocessingDescr> steps = tensor.processing();
    for (int i = 0; i < steps.size(); i++) {
      RdfPath axes = at.field(tensor.processingField()).index(i).field("kwargs").field("axes");
      if (steps.get(i).axes().isPresent()
          && out.waits(OpAxesExist.UNKNOWN, axes, at.field("axes"))) {
        continue;
      }
      String unknown = unknown(steps.get(i).axes().orElse(""), tensor.axes());
      if (!unknown.isEmpty() && tensor.axes().isEmpty()) {
        out.leave(codes(), at.field("axes"));
      } else if (!unknown.isEmpty()) {
        out.add(
            Finding.of(
                    OpAxesExist.UNKNOWN,
                    axes,
                    steps.get(i).name()
                        + " works on '"
                        + unknown
                        + "', but the tensor has the axes '"
                        + tensor.axes()
                        + "'.")
                .expected("letters of '" + tensor.axes() + "'"));
      }
    }
  }

  /// The letters of a step that are none of its tensor.
  private static String unknown(String step, String tensor) {
    StringBuilder unknown = new StringBuilder();
    step.codePoints()
        .filter(letter -> tensor.indexOf(letter) < 0)
        .forEach(unknown::appendCodePoint);
    return unknown.toString();
  }
}
