package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.Shapes;
import eu.riscale.hub.spec.model.v0_4.SmallestShapes;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.model.ReferredSizesFit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shapes of outputs follow from other tensors, and leave pixels even for the smallest input
/// and after the halo is cropped.
public final class OutputShapesFollow implements PartsRule<ModelDescr> {
  public static final Code UNKNOWN =
      Code.error("shape-reference-unknown", "A shape refers to a tensor that is not there.")
          .why("The size of the output cannot be computed.")
          .section("model 0.4, outputs.shape.reference_tensor")
          .example(
              "shape: {reference_tensor: imge, scale: [1, 1], offset: [0, 0]}",
              "shape: {reference_tensor: image, scale: [1, 1], offset: [0, 0]}");
  public static final Code CIRCULAR =
      Code.error(
              "shape-reference-circular",
              "A shape refers to itself, straight or through other tensors.")
          .why("The size of the output cannot be computed.")
          .section("model 0.4, outputs.shape.reference_tensor")
          .example(
              "name: mask\nshape: {reference_tensor: mask, scale: [1, 1], offset: [0, 0]}",
              "name: mask\nshape: {reference_tensor: image, scale: [1, 1], offset: [0, 0]}");
  public static final Code RANK =
      Code.error("shape-reference-rank", "A shape refers to a tensor with another number of axes.")
          .why(
              "Scales apply axis by axis; axes that the reference does not have need the scale"
                  + " null.")
          .section("model 0.4, outputs.shape.scale")
          .example(
              "shape: {reference_tensor: image, scale: [1, 1, 1], offset: [0, 0, 0]}",
              "shape: {reference_tensor: image, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}");

  private static final List<Code> OF_SIZES =
      List.of(ReferredSizesFit.BELOW_ONE, ReferredSizesFit.HALO);
  private static final List<Code> ALL =
      List.of(UNKNOWN, CIRCULAR, RANK, ReferredSizesFit.BELOW_ONE, ReferredSizesFit.HALO);

  @Override
  public List<Code> codes() {
    return ALL;
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    ShapeChain chain = ShapeChain.of(model, at, out.parts());
    Map<String, TensorDescr> tensors = chain.tensors();
    SmallestShapes shapes = new SmallestShapes(tensors);
    for (int i = 0; i < model.outputs().size(); i++) {
      OutputTensorDescr output = model.outputs().get(i);
      RdfPath place = at.field("outputs").index(i);
      if (output.shape() instanceof ImplicitOutputShape shape && chain.isUnknown(shape, place)) {
        out.add(broken(shape, tensors, place.field("shape")));
        continue;
      }
      if (out.waits(ALL, chain.unread(output, place))) {
        continue;
      }
      Optional<List<Long>> smallest = shapes.of(output);
      if (smallest.isPresent()) {
        if (out.waits(OF_SIZES, place.field("halo"))) {
          continue;
        }
        Optional<RdfPath> reason = belowOne(output, model, shapes, at);
        if (reason.isPresent()) {
          out.leave(OF_SIZES, reason.get());
        } else {
          checkSizes(output, smallest.get(), place, out);
        }
      } else if (output.shape() instanceof ImplicitOutputShape shape
          && shape.offset().size() == shape.rank()) {
        Optional<RdfPath> reason =
            chain.misfit(output, shape, place).or(() -> withoutSize(shape, place));
        if (reason.isPresent()) {
          out.leave(ALL, reason.get());
        } else {
          out.add(broken(shape, tensors, place.field("shape")));
        }
      }
    }
  }

  /// The shape of the input that an output follows, where one of its own sizes is below 1.
  private static Optional<RdfPath> belowOne(
      OutputTensorDescr output, ModelDescr model, SmallestShapes shapes, RdfPath at) {
    for (int i = 0; i < model.inputs().size(); i++) {
      TensorDescr input = model.inputs().get(i);
      if (output.shape() instanceof ImplicitOutputShape shape
          && input.name().equals(shape.referenceTensor())
          && shapes
              .of(input)
              .filter(sizes -> sizes.stream().anyMatch(size -> size < 1))
              .isPresent()) {
        return Optional.of(at.field("inputs").index(i).field("shape"));
      }
    }
    return Optional.empty();
  }

  /// A new axis without a size, which was given a scale of null and belongs to no axis of the
  /// reference.
  private static Optional<RdfPath> withoutSize(ImplicitOutputShape shape, RdfPath at) {
    for (int i = 0; i < shape.scale().size(); i++) {
      if (shape.scale().get(i).isEmpty() && shape.offset().get(i) == 0) {
        return Optional.of(at.field("shape").field("offset").index(i));
      }
    }
    return Optional.empty();
  }

  private static Finding broken(
      ImplicitOutputShape shape, Map<String, TensorDescr> tensors, RdfPath at) {
    String name = shape.referenceTensor();
    TensorDescr reference = tensors.get(name);
    RdfPath place = at.field("reference_tensor");
    if (reference == null) {
      return Finding.of(UNKNOWN, place, "There is no tensor '" + name + "'.")
          .expected("one of " + String.join(", ", tensors.keySet().stream().sorted().toList()));
    }
    if (Shapes.rank(reference) == shape.referenceRank()) {
      return Finding.of(CIRCULAR, place, "The shape of '" + name + "' cannot be computed either.")
          .expected("the name of an input");
    }
    return Finding.of(
            RANK,
            at.field("scale"),
            "The shape has "
                + shape.referenceRank()
                + " scales, but '"
                + name
                + "' has "
                + Shapes.rank(reference)
                + " axes.")
        .expected("a number for each axis of '" + name + "', and null for each new axis");
  }

  private static void checkSizes(
      OutputTensorDescr output, List<Long> smallest, RdfPath at, Findings out) {
    boolean cropsEachAxis = output.halo().size() == smallest.size();
    Map<Code, List<String>> axes = new LinkedHashMap<>();
    for (int i = 0; i < smallest.size(); i++) {
      long halo = cropsEachAxis ? Math.max(0, output.halo().get(i)) : 0;
      long left = (long) (smallest.get(i) - 2.0 * halo); // the least long where it is less
      boolean isNone = smallest.get(i) < 1 && output.shape() instanceof ImplicitOutputShape;
      if (left < 1 && !isReportedElsewhere(output, i, halo)) {
        Code code = halo == 0 || isNone ? ReferredSizesFit.BELOW_ONE : ReferredSizesFit.HALO;
        String size = axis(output, i) + " of '" + output.name() + "' is " + smallest.get(i);
        axes.computeIfAbsent(code, none -> new ArrayList<>())
            .add(
                code.equals(ReferredSizesFit.HALO)
                    ? size
                        + ", which leaves "
                        + left
                        + " pixels after the halo of "
                        + halo
                        + " is cropped from both ends"
                    : size);
      }
    }
    axes.forEach((code, sizes) -> {
      String field = code.equals(ReferredSizesFit.HALO) ? "halo" : "shape";
      String message = "The smallest size of " + String.join("; that of ", sizes) + ".";
      out.add(Finding.of(code, at.field(field), message).expected("at least 1 pixel"));
    });
  }

  private static String axis(OutputTensorDescr output, int axis) {
    return axis < output.axes().length()
        ? "axis '" + output.axes().charAt(axis) + "'"
        : "axis " + axis;
  }

  /// Written sizes, and new axes without any, have rules of their own.
  private static boolean isReportedElsewhere(OutputTensorDescr output, int axis, long halo) {
    return switch (output.shape()) {
      case ExplicitShape sizes -> halo == 0;
      case ImplicitOutputShape shape ->
          shape.scale().get(axis).isEmpty() && shape.offset().get(axis) == 0;
    };
  }
}
