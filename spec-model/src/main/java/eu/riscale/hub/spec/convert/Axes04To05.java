package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.Shapes;
import eu.riscale.hub.spec.model.v0_4.SmallestShapes;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Letters, shape and halo of a tensor of format 0.4 as the axes of format 0.5.
final class Axes04To05 {
  /// More channels than any microscope has; a bound on the memory that their names take.
  private static final long MOST_CHANNELS = 10_000;

  private final Map<String, TensorDescr> tensors;
  private final SmallestShapes shapes;
  private final Findings out;

  /// @param tensors all tensors of the model by name
  Axes04To05(Map<String, TensorDescr> tensors, Findings out) {
    this.tensors = tensors;
    this.shapes = new SmallestShapes(tensors);
    this.out = out;
  }

  /// The name that format 0.5 gives to an axis.
  static String id(char letter) {
    return AxisLetters.id(String.valueOf(letter));
  }

  /// @param place the letters of the tensor
  /// @param at where the tensor is described
  YamlNode convert(TensorDescr tensor, YamlNode place, RdfPath at) {
    List<YamlNode> axes = new ArrayList<>();
    for (int i = 0; i < tensor.axes().length(); i++) {
      char letter = tensor.axes().charAt(i);
      Nodes axis = Nodes.mapping(place).with("type", type(letter));
      switch (letter) {
        case 'b' -> {}
        case 'c' -> axis.withTexts("channel_names", channels(tensor, i, at));
        default -> sized(axis.with("id", id(letter)), letter, tensor, i, at);
      }
      axes.add(axis.node());
    }
    return new YamlSequence(axes, place.span());
  }

  private static String type(char letter) {
    return switch (letter) {
      case 'b', 'c', 'i', 't' -> id(letter);
      default -> "space";
    };
  }

  private void sized(Nodes axis, char letter, TensorDescr tensor, int i, RdfPath at) {
    switch (tensor) {
      case InputTensorDescr input -> {
        switch (input.shape()) {
          case ExplicitShape(List<Integer> sizes) -> axis.with("size", (long) sizes.get(i));
          case ParameterizedInputShape(List<Integer> min, List<Integer> step) -> {
            if (step.get(i) == 0) {
              axis.with("size", (long) min.get(i));
            } else {
              axis.with(
                  "size",
                  Nodes.mapping(axis.node())
                      .with("min", (long) min.get(i))
                      .with("step", (long) step.get(i))
                      .node());
            }
          }
        }
      }
      case OutputTensorDescr output -> {
        int halo = i < output.halo().size() ? output.halo().get(i) : 0;
        switch (output.shape()) {
          case ExplicitShape(List<Integer> sizes) -> {
            axis.with("size", (long) sizes.get(i));
            refuse(halo, sizes.get(i), at);
          }
          case ImplicitOutputShape shape -> implied(axis, letter, shape, i, halo, at);
        }
      }
    }
  }

  private void implied(
      Nodes axis, char letter, ImplicitOutputShape shape, int i, int halo, RdfPath at) {
    Optional<Double> scale = shape.scale().get(i);
    long offset = (long) (2 * shape.offset().get(i));
    TensorDescr reference = tensors.get(shape.referenceTensor());
    if (scale.isEmpty() || scale.get() == 0 || reference == null) {
      axis.with("size", offset);
      refuse(halo, offset, at);
      return;
    }
    char other = reference.axes().charAt(referencePosition(shape, i));
    if (letter == 'i' && scale.get() != 1) {
      out.add(
          Finding.of(
                  ConversionCodes.INDEX,
                  at.field("shape").field("scale").index(i),
                  "The scale is " + scale.get() + ".")
              .expected("1")
              .hint(
                  "Give the axis a fixed size where there is always the same number; where it does"
                      + " follow from the other tensor, keep the model in format 0.4."));
    }
    axis.with(
        "size",
        Nodes.mapping(axis.node())
            .with("tensor_id", shape.referenceTensor())
            .with("axis_id", id(other))
            .with("offset", offset)
            .node());
    if (letter != 'i') {
      axis.with("scale", 1 / scale.get());
      if (halo > 0) {
        axis.with("halo", (long) halo);
      }
    }
  }

  /// New axes are not counted in the reference tensor.
  private static int referencePosition(ImplicitOutputShape shape, int axis) {
    return (int) shape.scale().subList(0, axis).stream().filter(Optional::isPresent).count();
  }

  private void refuse(int halo, long size, RdfPath at) {
    if (halo > 0) {
      out.add(
          Finding.of(
                  ConversionCodes.HALO,
                  at.field("halo"),
                  "The halo is " + halo + " and the size always " + size + ".")
              .hint("Let the shape refer to an input, or drop the halo."));
    }
  }

  private List<String> channels(TensorDescr tensor, int axis, RdfPath at) {
    Optional<Long> count =
        tensor instanceof InputTensorDescr
            ? Shapes.fixedSize(tensor, axis).stream().mapToObj(size -> (long) size).findFirst()
            : shapes.of(tensor).map(sizes -> sizes.get(axis));
    if (count.isEmpty() || count.get() > MOST_CHANNELS) {
      out.add(
          Finding.of(
                  ConversionCodes.CHANNELS,
                  at.field("shape"),
                  count.isEmpty()
                      ? "The number of channels is not fixed."
                      : "There are " + count.get() + " channels.")
              .expected("a fixed number of at most " + MOST_CHANNELS)
              .hint(
                  "Let the shape give the number of channels with step 0, or as a whole number,"
                      + " where it is always the same; where it is not, keep the model in format"
                      + " 0.4."));
      return List.of("channel0");
    }
    List<String> names = new ArrayList<>();
    for (long i = 0; i < count.get(); i++) {
      names.add("channel" + i);
    }
    return names;
  }
}
