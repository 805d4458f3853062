package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import java.util.List;

/// The scale and the offset of an output speak of the same axes, and a new axis has a size.
public final class ImplicitShapeFits implements PartsRule<ImplicitOutputShape> {
  public static final Code NEW_AXIS =
      Code.error("new-axis-without-size", "A new axis of an output has no size.")
          .why(
              "The size of an axis without scale is twice its offset, so an offset of 0 leaves"
                  + " nothing.")
          .section("model 0.4, outputs.shape.offset")
          .example(
              "scale: [1, null, 1, 1]\noffset: [0, 0, 0, 0]",
              "scale: [1, null, 1, 1]\noffset: [0, 1.5, 0, 0]");

  @Override
  public List<Code> codes() {
    return List.of(NEW_AXIS);
  }

  @Override
  public void check(ImplicitOutputShape shape, RdfPath at, Findings out) {
    if (out.waitsForOutline(MinFitsStep.LENGTHS, at.field("scale"))
        || out.waitsForOutline(MinFitsStep.LENGTHS, at.field("offset"))) {
      return;
    }
    if (shape.scale().size() != shape.offset().size()) {
      out.add(
          Finding.of(
                  MinFitsStep.LENGTHS,
                  at,
                  "scale has "
                      + shape.scale().size()
                      + " entries, offset has "
                      + shape.offset().size()
                      + ".")
              .expected("one entry per axis in both"));
      return;
    }
    for (int i = 0; i < shape.scale().size(); i++) {
      if (out.waits(NEW_AXIS, at.field("scale").index(i), at.field("offset").index(i))) {
        continue;
      }
      if (shape.scale().get(i).isEmpty() && shape.offset().get(i) == 0) {
        out.add(
            Finding.of(
                    NEW_AXIS, at.field("offset").index(i), "The scale is null and the offset is 0.")
                .expected("half the size of the new axis"));
      }
    }
  }
}
