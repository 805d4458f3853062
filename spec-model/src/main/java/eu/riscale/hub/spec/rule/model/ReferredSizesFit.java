package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import java.util.List;
import java.util.Optional;

/// A size that is taken from another axis leaves something, after the halo is cut off as well.
public final class ReferredSizesFit implements PartsRule<ModelDescr> {
  public static final Code BELOW_ONE =
      Code.error("size-below-one", "The smallest size of an axis is less than 1.")
          .why("The tensor would be empty.")
          .section("model 0.4, shape; model 0.5, axes.size.offset")
          .example(
              "inputs: [{id: raw, axes: [{type: space, id: x, size: {min: 16, step: 16}}]}]\n"
                  + "outputs: [{axes: [{type: space, id: x, size: {tensor_id: raw, axis_id: x,"
                  + " offset: -32}}]}]",
              "outputs: [{axes: [{type: space, id: x, size: {tensor_id: raw, axis_id: x, offset:"
                  + " -8}}]}]");
  public static final Code HALO =
      Code.error("halo-too-large", "The halo leaves nothing of the smallest output.")
          .why(
              "The halo is cut off at both ends, so the output must be larger than twice the halo.")
          .section("model 0.4 and 0.5, halo")
          .example(
              "inputs: [{id: raw, axes: [{type: space, id: x, size: {min: 64, step: 16}}]}]\n"
                  + "outputs: [{axes: [{type: space, id: x, halo: 32, size: {tensor_id: raw,"
                  + " axis_id: x}}]}]",
              "outputs: [{axes: [{type: space, id: x, halo: 16, size: {tensor_id: raw, axis_id:"
                  + " x}}]}]");
  public static final Code FRACTION =
      Code.error("halo-not-whole-in-input", "The halo is not a whole number of input elements.")
          .why(
              "To make up for the halo, software enlarges the input by it; it can only add whole"
                  + " elements.")
          .section("model 0.5, halo")
          .example(
              "- {type: space, id: x, halo: 3, scale: 0.5, size: {tensor_id: raw, axis_id: x}}",
              "- {type: space, id: x, halo: 4, scale: 0.5, size: {tensor_id: raw, axis_id: x}}");

  private static final List<Code> OF_HALO = List.of(HALO, FRACTION);
  private static final List<Code> ALL = List.of(BELOW_ONE, HALO, FRACTION);

  @Override
  public List<Code> codes() {
    return ALL;
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    SizeReferences references = new SizeReferences(model, at, out.parts());
    references.each((use, place) -> {
      if (out.waits(ALL, place)) {
        return;
      }
      Optional<SizeReferences.Target> target = references.target(use);
      if (target.isEmpty()) {
        out.waits(ALL, references.unread(use));
      } else if (!waits(target.get(), place, out)) {
        Axis axis = target.get().axis();
        if (SizeReferences.isIndependent(axis) && axis.unitWord().equals(use.axis().unitWord())) {
          check(use, axis, place, out);
        }
      }
    });
  }

  private static boolean waits(SizeReferences.Target target, RdfPath size, Findings out) {
    RdfPath axis = size.parent();
    RdfPath referred = target.at();
    return out.waits(
        ALL,
        axis.field("scale"),
        axis.field("unit"),
        axis.field("halo"),
        referred.field("size"),
        referred.field("channel_names"),
        referred.field("scale"),
        referred.field("unit"));
  }

  private static void check(SizeReferences.Use use, Axis target, RdfPath at, Findings out) {
    long smallest = SizeReferences.smallest(use, target);
    String size = "The smallest size is " + smallest + scaled(use, target);
    if (smallest < 1) {
      out.add(BELOW_ONE, at, size + ".");
      out.leave(OF_HALO, at);
      return;
    }
    if (use.axis() instanceof WithHalo axis) {
      RdfPath place = at.parent().field("halo");
      if (smallest - 2L * axis.halo() < 1) {
        out.add(
            Finding.of(HALO, place, size + ", the halo " + axis.halo() + " at each end.")
                .expected("a halo of at most " + (smallest - 1) / 2));
      }
      double inInput = axis.halo() * use.axis().scale() / target.scale();
      if (inInput != Math.rint(inInput)) {
        out.add(
            FRACTION,
            place,
            "The halo of "
                + axis.halo()
                + " is "
                + inInput
                + " elements of '"
                + axis.size()
                + "'.");
      }
    }
  }

  /// How the scales change the size of the other axis; empty where they are the same.
  private static String scaled(SizeReferences.Use use, Axis target) {
    return use.axis().scale() == target.scale()
        ? ""
        : " (that of '%s' times its scale, %s, by the scale here, %s)"
            .formatted(use.size(), target.scale(), use.axis().scale());
  }
}
