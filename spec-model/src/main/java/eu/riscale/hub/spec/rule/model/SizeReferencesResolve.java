package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import eu.riscale.hub.spec.model.v0_5.axis.ChannelAxis;
import java.util.List;
import java.util.Optional;

/// A size that is taken from another axis finds one that it may be taken from.
public final class SizeReferencesResolve implements PartsRule<ModelDescr> {
  public static final Code UNKNOWN =
      Code.error("size-reference-unknown", "The size refers to an axis that does not exist.")
          .why("The size cannot be computed. Inputs may refer to inputs alone.")
          .section("model 0.5, axes.size")
          .example("size: {tensor_id: img, axis_id: x}", "size: {tensor_id: raw, axis_id: x}");
  public static final Code SELF =
      Code.error("size-reference-to-self", "The size of an axis refers to the axis itself.")
          .why("The size cannot be computed.")
          .section("model 0.5, axes.size")
          .example(
              """
              inputs:
              - id: raw
                axes:
                - {type: space, id: x, size: {tensor_id: raw, axis_id: x}}\
              """,
              "inputs:\n- id: raw\n  axes:\n  - {type: space, id: x, size: 64}");
  public static final Code BATCH =
      Code.error("size-reference-to-batch", "The size refers to a batch axis.")
          .why("A batch is as large as there are samples; it says nothing about sizes.")
          .section("model 0.5, axes.size")
          .example("size: {tensor_id: raw, axis_id: batch}", "size: {tensor_id: raw, axis_id: x}");
  public static final Code CHAINED =
      Code.error(
              "size-reference-chained",
              "The size refers to an axis whose size is not given itself.")
          .why(
              "References are followed one step; the axis referred to needs a number or {min,"
                  + " step}.")
          .section("model 0.5, axes.size")
          .example(
              "size: {tensor_id: other_output, axis_id: x}", "size: {tensor_id: raw, axis_id: x}");
  public static final Code UNIT =
      Code.error("size-reference-unit", "The two axes of a size reference have different units.")
          .why("Their scales cannot be compared.")
          .section("model 0.5, axes.unit")
          .example(
              "- {type: space, id: x, unit: meter, size: {tensor_id: raw, axis_id: x}}",
              "- {type: space, id: x, unit: micrometer, size: {tensor_id: raw, axis_id: x}}");
  public static final Code CHANNEL =
      Code.alert(
              "size-reference-to-channel",
              "A size that is not a number of channels refers to a channel axis.")
          .why("Channels are things, not extents; the two sizes agree by chance.")
          .section("model 0.5, axes.size")
          .example(
              "- {type: space, id: x, size: {tensor_id: raw, axis_id: channel}}",
              "- {type: space, id: x, size: {tensor_id: raw, axis_id: x}}");

  private static final List<Code> ALL = List.of(UNKNOWN, SELF, BATCH, CHAINED, UNIT, CHANNEL);

  @Override
  public List<Code> codes() {
    return ALL;
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    SizeReferences references = new SizeReferences(model, at, out.parts());
    references.each((reference, place) -> {
      if (isNamed(place, out.parts())) {
        check(reference, references, place, out);
      }
    });
  }

  /// Whether the axis that a size is taken from can be read; its offset says nothing of that.
  private static boolean isNamed(RdfPath size, BrokenParts parts) {
    return !parts.isBroken(size)
        && parts.isWhole(size.field("tensor_id"))
        && parts.isWhole(size.field("axis_id"));
  }

  private static void check(
      SizeReferences.Use use, SizeReferences references, RdfPath at, Findings out) {
    AxisSize.SizeReference size = use.size();
    Optional<SizeReferences.Target> target = references.target(use);
    if (target.isEmpty()) {
      if (out.waits(ALL, references.unread(use))) {
        return;
      }
      out.add(
          Finding.of(UNKNOWN, at, "There is no axis '" + size + "' to take the size from.")
              .expected(use.inInput() ? "an axis of an input" : "an axis of an input or output"));
    } else if (isSelf(use, at.parent(), out)) {
      out.add(SELF, at, "'" + size + "' is this axis.");
    } else if (target.get().axis() instanceof BatchAxis) {
      out.add(BATCH, at, "'" + size + "' is a batch axis.");
    } else if (out.waits(CHAINED, target.get().size())) {
      checkKinds(use.axis(), target.get(), at, out);
    } else if (!SizeReferences.isIndependent(target.get().axis())) {
      out.add(CHAINED, at, "The size of '" + size + "' is not given as a number or {min, step}.");
    } else {
      checkKinds(use.axis(), target.get(), at, out);
    }
  }

  private static boolean isSelf(SizeReferences.Use use, RdfPath axis, Findings out) {
    RdfPath tensor = axis.parent().parent();
    boolean named =
        out.parts().isWhole(axis.field("id")) && out.parts().isWhole(tensor.field("id"));
    return named
        && use.tensor().id().equals(use.size().tensorId())
        && use.axis().id().equals(use.size().axisId());
  }

  private static void checkKinds(
      Axis axis, SizeReferences.Target referred, RdfPath at, Findings out) {
    Axis target = referred.axis();
    boolean unitsKnown = !out.waits(UNIT, at.parent().field("unit"), referred.at().field("unit"));
    if (unitsKnown && !axis.unitWord().equals(target.unitWord())) {
      out.add(
          UNIT,
          at,
          "The unit is "
              + axis.unitWord().orElse("not given")
              + " here and "
              + target.unitWord().orElse("not given")
              + " at '"
              + target.id()
              + "'.");
    }
    if (target instanceof ChannelAxis) {
      out.add(CHANNEL, at, "'" + target.id() + "' is a channel axis.");
    }
  }
}
