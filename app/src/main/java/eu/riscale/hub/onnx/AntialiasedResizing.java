package eu.riscale.hub.onnx;

import java.util.List;

/// Images of another size in which every old pixel is heard: where there are fewer new pixels, the
/// kernel that weighs the old ones is as much wider.
public final class AntialiasedResizing {
  private AntialiasedResizing() {}

  /// How an old pixel weighs by its distance from the new one.
  public enum Kernel {
    LINEAR,
    /// That of Keys.
    CUBIC
  }

  /// Resizes one axis of space.
  ///
  /// @param image has its channels at axis 1 and two axes of space
  /// @param axis 2 or 3
  public static String to(OnnxGraph graph, String image, int axis, long size, Kernel kernel) {
    String own = graph.part(graph.node("Shape", image), axis, axis + 1L);
    String scale = graph.node("Div", List.of(graph.floats(own), graph.scalar((double) size)));
    String width = graph.node("Max", List.of(scale, graph.scalar(1)));
    String places = graph.node("Mul", List.of(centres(graph, graph.integers(size)), scale));
    String rows = graph.node("Unsqueeze", List.of(places, graph.integers(1)));
    String away = graph.node("Abs", graph.node("Sub", List.of(centres(graph, own), rows)));
    String distance = graph.node("Div", List.of(away, width));
    String weights =
        switch (kernel) {
          case LINEAR -> graph.node("Relu", graph.node("Sub", List.of(graph.scalar(1), distance)));
          case CUBIC -> cubic(graph, distance);
        };
    String sums = graph.node("ReduceSum", List.of(weights, graph.integers(1)));
    String shares = graph.node("Div", List.of(weights, sums));
    return axis == 2
        ? graph.node("MatMul", List.of(shares, image))
        : graph.node("MatMul", List.of(image, graph.transpose(shares, 1, 0)));
  }

  /// Where the middles of pixels lie.
  private static String centres(OnnxGraph graph, String size) {
    String end = graph.node("Squeeze", List.of(size, graph.integers(0)));
    String index = graph.node("Range", List.of(number(graph, 0), end, number(graph, 1)));
    return graph.node("Add", List.of(graph.floats(index), graph.scalar(0.5)));
  }

  private static String number(OnnxGraph graph, long value) {
    return graph.integers(new int[0], value);
  }

  /// `1.5 x³ - 2.5 x² + 1` up to one, `-0.5 x³ + 2.5 x² - 4 x + 2` up to two, then nothing.
  private static String cubic(OnnxGraph graph, String x) {
    String near = polynomial(graph, x, 1.5, -2.5, 0, 1);
    String far = polynomial(graph, x, -0.5, 2.5, -4, 2);
    String beyond = graph.node("Where", List.of(below(graph, x, 2), far, graph.scalar(0)));
    return graph.node("Where", List.of(below(graph, x, 1), near, beyond));
  }

  private static String below(OnnxGraph graph, String x, double bound) {
    return graph.node("Less", List.of(x, graph.scalar(bound)));
  }

  private static String polynomial(OnnxGraph graph, String x, double... factors) {
    String sum = graph.scalar(factors[0]);
    for (int i = 1; i < factors.length; i++) {
      String product = graph.node("Mul", List.of(sum, x));
      sum = graph.node("Add", List.of(product, graph.scalar(factors[i])));
    }
    return sum;
  }
}
