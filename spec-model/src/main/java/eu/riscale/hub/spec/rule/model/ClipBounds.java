package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.processing.ClipDescr;
import java.util.List;

/// Clipping has a lower or an upper bound, each given in one way.
public final class ClipBounds implements PartsRule<ClipDescr.ClipKwargs> {
  public static final Code TWICE =
      Code.error(
              "clip-bound-twice", "A bound of clip is given both as a value and as a percentile.")
          .why("Only one of the two can count.")
          .section("model 0.5, clip")
          .example("kwargs: {min: 0, min_percentile: 1}", "kwargs: {min: 0}");
  public static final Code NONE =
      Code.error("clip-without-bound", "clip has no bound.")
          .why("The step would change nothing.")
          .section("model 0.5, clip")
          .example("- id: clip\n  kwargs: {}", "- id: clip\n  kwargs: {min: 0, max: 1}");
  public static final Code AXES =
      Code.error(
              "clip-axes-without-percentile",
              "clip has axes, but no percentile is taken along them.")
          .why("Bounds that are values are the same everywhere.")
          .section("model 0.5, clip.axes")
          .example("kwargs: {min: 0, axes: [x, y]}", "kwargs: {min_percentile: 1, axes: [x, y]}");

  @Override
  public List<Code> codes() {
    return List.of(TWICE, NONE, AXES);
  }

  @Override
  public void check(ClipDescr.ClipKwargs clip, RdfPath at, Findings out) {
    BrokenParts parts = out.parts();
    boolean min = parts.isGiven(clip.min(), at.field("min"));
    boolean max = parts.isGiven(clip.max(), at.field("max"));
    boolean low = parts.isGiven(clip.minPercentile(), at.field("min_percentile"));
    boolean high = parts.isGiven(clip.maxPercentile(), at.field("max_percentile"));
    checkOnce(min && low, "min", at, out);
    checkOnce(max && high, "max", at, out);
    boolean percentiles = low || high;
    if (!percentiles && !min && !max) {
      out.add(
          Finding.of(NONE, at, "None of min, max, min_percentile and max_percentile is given.")
              .expected("at least one of them"));
    } else if (!percentiles && clip.axes().isPresent()) {
      out.add(
          Finding.of(AXES, at.field("axes"), "There is no percentile to take along the axes.")
              .hint("Remove axes."));
    }
  }

  private static void checkOnce(boolean twice, String name, RdfPath at, Findings out) {
    if (twice) {
      out.add(
          Finding.of(TWICE, at.field(name), name + " and " + name + "_percentile are both given.")
              .expected("one of them"));
    }
  }
}
