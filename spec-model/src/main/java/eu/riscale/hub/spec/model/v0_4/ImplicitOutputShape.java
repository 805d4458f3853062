package eu.riscale.hub.spec.model.v0_4;

import java.util.List;
import java.util.Optional;

/// Sizes that follow from another tensor: `size · scale + 2 · offset`, cut to a whole number.
///
/// @param scale output pixels per reference pixel; empty for a new axis of `2 · offset` pixels,
///   which the reference tensor does not have
/// @param offset in steps of half a pixel
public record ImplicitOutputShape(
    String referenceTensor, List<Optional<Double>> scale, List<Double> offset)
    implements OutputShape {
  @Override
  public int rank() {
    return scale.size();
  }

  /// The number of axes that the reference tensor has to have.
  public int referenceRank() {
    return (int) scale.stream().filter(Optional::isPresent).count();
  }
}
