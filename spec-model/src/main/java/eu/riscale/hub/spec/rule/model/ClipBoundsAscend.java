package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.Clipping;
import java.util.List;

/// The lower bound of clip lies below the upper one.
public final class ClipBoundsAscend implements PartsRule<Clipping> {
  public static final Code ORDER =
      Code.error("clip-bounds-not-ascending", "The lower bound of clip is not below the upper one.")
          .why("All values would become the same, and software refuses to run the step.")
          .section("model 0.4 and 0.5, clip")
          .example("kwargs: {min: 1, max: 0}", "kwargs: {min: 0, max: 1}");

  @Override
  public List<Code> codes() {
    return List.of(ORDER);
  }

  @Override
  public void check(Clipping clip, RdfPath at, Findings out) {
    for (Clipping.Bounds bounds : clip.bounds()) {
      if (bounds.lower() >= bounds.upper()) {
        String lower = bounds.lowerField();
        String upper = bounds.upperField();
        out.add(
            Finding.of(
                    ORDER,
                    at.field(lower),
                    lower
                        + " is "
                        + bounds.lower()
                        + " and "
                        + upper
                        + " is "
                        + bounds.upper()
                        + ".")
                .expected(lower + " below " + upper));
      }
    }
  }
}
