package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import java.util.List;

/// A halo has one entry per axis, and none is negative.
public final class HaloFitsAxes implements PartsRule<OutputTensorDescr> {
  public static final Code LENGTH =
      Code.error("halo-length", "A halo does not have one entry per axis.")
          .why("Software crops each axis by its own halo.")
          .section("model 0.4, outputs.halo")
          .example("axes: bcyx\nhalo: [16, 16]", "axes: bcyx\nhalo: [0, 0, 16, 16]");
  public static final Code NEGATIVE =
      Code.error("halo-negative", "A halo is negative.")
          .why("A halo is cropped; nothing can be cropped by less than 0 pixels.")
          .section("model 0.4, outputs.halo")
          .example("halo: [0, 0, -16, 16]", "halo: [0, 0, 16, 16]");

  @Override
  public List<Code> codes() {
    return List.of(LENGTH, NEGATIVE);
  }

  @Override
  public void check(OutputTensorDescr output, RdfPath at, Findings out) {
    List<Integer> halo = output.halo();
    int rank = output.shape().rank();
    RdfPath place = at.field("halo");
    boolean known = halo.isEmpty() || !out.waits(LENGTH, place, at.field("shape"));
    if (known && halo.size() == output.axes().length() && halo.size() != rank) {
      out.leave(List.of(LENGTH), at.field("axes")); // Its shape is what does not fit.
    } else if (known && !halo.isEmpty() && halo.size() != rank) {
      out.add(
          Finding.of(
                  LENGTH,
                  at.field("halo"),
                  "The halo has " + halo.size() + " entries, the shape " + rank + ".")
              .expected(rank + " entries"));
    }
    for (int i = 0; i < halo.size(); i++) {
      if (halo.get(i) < 0) {
        out.add(
            Finding.of(NEGATIVE, at.field("halo").index(i), "The halo is " + halo.get(i) + ".")
                .expected("the pixels to crop from each end, 0 for none"));
      }
    }
  }
}
