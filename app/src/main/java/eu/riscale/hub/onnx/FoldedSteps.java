package eu.riscale.hub.onnx;

import java.util.List;

/// A tensor of samples with steps, seen as one of as many samples as there are steps in all.
///
/// @param name the tensor with its first two axes in one
/// @param shape of the tensor before
public record FoldedSteps(String name, String shape) {

  /// @param tensor has two axes in front of those of a sample
  public static FoldedSteps of(OnnxGraph graph, String tensor) {
    String shape = graph.node("Shape", tensor);
    String sample = graph.part(shape, 2, 99);
    String folded = graph.joined(List.of(graph.integers(-1), sample));
    return new FoldedSteps(graph.node("Reshape", List.of(tensor, folded)), shape);
  }

  /// What was computed for each step, with the two axes in front again.
  public String unfold(OnnxGraph graph, String result) {
    String each = graph.part(graph.node("Shape", result), 1, 99);
    String unfolded = graph.joined(List.of(graph.part(shape, 0, 2), each));
    return graph.node("Reshape", List.of(result, unfolded));
  }
}
