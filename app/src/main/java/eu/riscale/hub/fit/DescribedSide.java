package eu.riscale.hub.fit;

import eu.riscale.hub.spec.view.TensorView;
import java.util.List;

/// The inputs or the outputs of a description.
///
/// @param tensors those that can be read, in the order of the description
/// @param described how many the description names, those included that cannot be read
public record DescribedSide(List<TensorView> tensors, int described) {

  /// Those of a description in which all can be read.
  public static DescribedSide of(List<TensorView> tensors) {
    return new DescribedSide(tensors, tensors.size());
  }

  boolean isWhole() {
    return tensors.size() == described;
  }

  /// Without those that the network runs without, and does not know.
  ///
  /// @param names what the network knows
  DescribedSide without(List<String> names) {
    List<TensorView> left =
        tensors.stream()
            .filter(tensor -> !tensor.isOptional() || names.contains(tensor.id()))
            .toList();
    return new DescribedSide(left, described - (tensors.size() - left.size()));
  }
}
