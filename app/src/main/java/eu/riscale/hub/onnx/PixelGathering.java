package eu.riscale.hub.onnx;

import eu.riscale.hub.weights.keras.Weight;
import java.util.Arrays;
import java.util.List;

/// Interpolation along one axis by gathering pixels, in TensorFlow's own arithmetic: where ONNX's
/// `Resize` rounds in another way, a pixel would come from its neighbour, or the weights of a cubic
/// differ in their third digit.
public final class PixelGathering {
  /// TensorFlow rounds where a pixel lies between two others to as many parts.
  private static final int PARTS = 1024;

  private PixelGathering() {}

  /// Where the centres of the pixels lie.
  public enum Centres {
    /// At halves, as everywhere since TensorFlow 2.
    HALF,
    /// At whole numbers.
    WHOLE,
    /// At whole numbers, with the centres of the first and of the last pixel kept.
    CORNERS
  }

  /// The length of a stored axis, as a tensor of one element.
  public static String size(OnnxGraph graph, String tensor, int axis) {
    String shape = graph.node("Shape", tensor);
    return graph.part(shape, axis, axis + 1L);
  }

  /// Each pixel is the nearest one.
  ///
  /// @param size how many pixels there shall be, as a tensor of one element
  public static String nearest(
      OnnxGraph graph, String tensor, int axis, String size, Centres centres) {
    String own = size(graph, tensor, axis);
    String places = scaled(graph, own, size, centres);
    // A half is rounded up.
    String raised =
        centres == Centres.CORNERS ? graph.node("Add", List.of(places, graph.scalar(0.5))) : places;
    String whole = graph.integers(graph.node("Floor", raised));
    return graph.node(
        "Gather", List.of(tensor, inside(graph, whole, own)), Attribute.integer("axis", axis));
  }

  /// Each pixel is the sum of four weighted by the cubic of Keys; those beyond the border count
  /// nothing.
  ///
  /// @param size how many pixels there shall be, as a tensor of one element
  public static String bicubic(OnnxGraph graph, String tensor, int axis, String size) {
    String own = size(graph, tensor, axis);
    String half = graph.scalar(0.5);
    String places = graph.node("Sub", List.of(scaled(graph, own, size, Centres.HALF), half));
    String floor = graph.node("Floor", places);
    String fraction = graph.node("Sub", List.of(places, floor));
    String parts = graph.node("Mul", List.of(fraction, graph.scalar(PARTS)));
    String part = graph.integers(graph.node("Round", parts));
    String left = graph.node("Sub", List.of(graph.integers(PARTS), part));
    String[] of = {part, part, left, left};
    String near = graph.constant(Weight.vector(table(0)));
    String far = graph.constant(Weight.vector(table(1)));
    String[] tables = {far, near, near, far};
    String first = graph.integers(floor);
    String[] pixels = new String[4];
    String[] weights = new String[4];
    String sum = "";
    for (int i = 0; i < 4; i++) {
      String wanted = graph.node("Add", List.of(first, graph.integers(i - 1L)));
      String clamped = inside(graph, wanted, own);
      pixels[i] = graph.node("Gather", List.of(tensor, clamped), Attribute.integer("axis", axis));
      String counts = graph.floats(graph.node("Equal", List.of(wanted, clamped)));
      String weight = graph.node("Gather", List.of(tables[i], of[i]));
      weights[i] = graph.node("Mul", List.of(weight, counts));
      sum = sum.isEmpty() ? weights[i] : graph.node("Add", List.of(sum, weights[i]));
    }
    return weighted(graph, pixels, weights, sum, 3 - axis);
  }

  /// @param behind how many axes lie behind the one that is resized
  private static String weighted(
      OnnxGraph graph, String[] pixels, String[] weights, String sum, int behind) {
    long[] shape = new long[1 + behind];
    Arrays.fill(shape, 1);
    shape[0] = -1;
    String result = "";
    for (int i = 0; i < pixels.length; i++) {
      String weight = graph.node("Div", List.of(weights[i], sum));
      String spread = graph.node("Reshape", List.of(weight, graph.integers(shape)));
      String product = graph.node("Mul", List.of(pixels[i], spread));
      result = result.isEmpty() ? product : graph.node("Add", List.of(result, product));
    }
    return result;
  }

  /// The weights of a pixel for each distance up to one, in parts.
  ///
  /// @param beyond by how much it is farther away than that
  private static float[] table(int beyond) {
    float[] table = new float[PARTS + 1];
    for (int i = 0; i <= PARTS; i++) {
      double x = i / (double) PARTS + beyond;
      table[i] =
          (float) (beyond == 0 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2);
    }
    return table;
  }

  /// Where each new pixel lies among the old ones, before the half of [Centres#HALF] is taken off.
  private static String scaled(OnnxGraph graph, String own, String size, Centres centres) {
    String last = size;
    String ownLast = own;
    if (centres == Centres.CORNERS) {
      String one = graph.integers(1);
      // One pixel stays the first one, whatever it is divided by.
      last = graph.node("Max", List.of(graph.node("Sub", List.of(size, one)), one));
      ownLast = graph.node("Sub", List.of(own, one));
    }
    String scale = graph.node("Div", List.of(graph.floats(ownLast), graph.floats(last)));
    String end = graph.node("Squeeze", List.of(size, graph.integers(0)));
    String zero = graph.node("Squeeze", List.of(graph.integers(0), graph.integers(0)));
    String one = graph.node("Squeeze", List.of(graph.integers(1), graph.integers(0)));
    String index = graph.floats(graph.node("Range", List.of(zero, end, one)));
    String centre =
        centres == Centres.HALF ? graph.node("Add", List.of(index, graph.scalar(0.5))) : index;
    return graph.node("Mul", List.of(centre, scale));
  }

  private static String inside(OnnxGraph graph, String index, String size) {
    String last = graph.node("Sub", List.of(size, graph.integers(1)));
    return graph.node("Min", List.of(graph.node("Max", List.of(index, graph.integers(0))), last));
  }
}
