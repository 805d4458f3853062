package eu.riscale.hub.spec.model.v0_4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Sizes that follow from the shapes of a model's tensors.
public final class Shapes {
  private Shapes() {}

  /// The number of axes that the tensor's shape speaks of.
  public static int rank(TensorDescr tensor) {
    return switch (tensor) {
      case InputTensorDescr input -> input.shape().smallest().size();
      case OutputTensorDescr output -> output.shape().rank();
    };
  }

  /// The size along an axis where there is only one that is possible.
  public static OptionalInt fixedSize(TensorDescr tensor, int axis) {
    if (axis >= rank(tensor)) {
      return OptionalInt.empty();
    }
    return switch (tensor) {
      case InputTensorDescr input ->
          switch (input.shape()) {
            case ExplicitShape(List<Integer> sizes) -> OptionalInt.of(sizes.get(axis));
            case ParameterizedInputShape(List<Integer> min, List<Integer> step) ->
                axis < step.size() && step.get(axis) == 0
                    ? OptionalInt.of(min.get(axis))
                    : OptionalInt.empty();
          };
      case OutputTensorDescr output ->
          output.shape() instanceof ExplicitShape(List<Integer> sizes)
              ? OptionalInt.of(sizes.get(axis))
              : OptionalInt.empty();
    };
  }

  /// The shape that follows from the sizes of the reference tensor; empty where their number does
  /// not fit.
  public static Optional<List<Long>> implied(ImplicitOutputShape shape, List<Long> reference) {
    if (shape.referenceRank() != reference.size() || shape.offset().size() != shape.rank()) {
      return Optional.empty();
    }
    List<Long> sizes = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < shape.rank(); i++) {
      Optional<Double> scale = shape.scale().get(i);
      double scaled = scale.isPresent() ? reference.get(next++) * scale.get() : 0;
      sizes.add((long) (scaled + 2 * shape.offset().get(i)));
    }
    return Optional.of(sizes);
  }
}
