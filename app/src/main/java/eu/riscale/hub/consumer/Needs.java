package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.Collection;
import java.util.List;

/// What a software needs of a model beyond the specification, as the page of all software shows it.
///
/// @param weights the formats of which it needs one; none where it needs none
/// @param steps the steps before and after the network that it runs
/// @param axes and their order
/// @param tensors how many inputs and outputs, and how they are handed over
/// @param other what else
/// @param source where that stands, and when it was read
public record Needs(
    List<WeightsFormat> weights,
    String steps,
    String axes,
    String tensors,
    String other,
    String source) {

  /// Words of steps in the order of the alphabet.
  static String steps(Collection<String> steps) {
    return String.join(", ", steps.stream().sorted().toList());
  }
}
