package eu.riscale.hub.keras;

import java.util.Arrays;
import java.util.List;

/// Pooling and resizing in a TensorFlow graph.
final class GraphPoolings {
  private GraphPoolings() {}

  static String pool(NodeCall call, String op, int space) {
    boolean last = call.channelsLast();
    int[] ones = new int[space];
    Arrays.fill(ones, 1);
    Window window =
        new Window(call.space("ksize", space), call.space("strides", space), ones)
            .checked(call::broken);
    List<Protobuf> attributes = GraphConvolutions.attributes(call, window);
    String image = last ? call.model().channelsFirst(call.input(0), space) : call.input(0);
    String output = call.graph().node(op, List.of(image), attributes);
    return last ? call.model().channelsLast(output, space) : output;
  }

  static String bilinear(NodeCall call) {
    OnnxGraph graph = call.graph();
    String image = call.model().channelsFirst(call.input(0), 2);
    String shape = graph.node("Shape", image);
    String kept = graph.part(shape, 0, 2);
    String sizes = graph.joined(List.of(kept, call.input(1)));
    String mode =
        switch (centres(call)) {
          case HALF -> "half_pixel";
          case WHOLE -> "asymmetric";
          case CORNERS -> "align_corners";
        };
    String resized =
        graph.node(
            "Resize",
            List.of(image, "", "", sizes),
            Attribute.text("mode", "linear"),
            Attribute.text("coordinate_transformation_mode", mode));
    return call.model().channelsLast(resized, 2);
  }

  static String nearest(NodeCall call) {
    String resized = call.input(0);
    for (int axis = 1; axis <= 2; axis++) {
      resized =
          PixelGathering.nearest(call.graph(), resized, axis, size(call, axis), centres(call));
    }
    return resized;
  }

  static String bicubic(NodeCall call) {
    if (centres(call) != PixelGathering.Centres.HALF) {
      throw call.node().refuse("has the pixels of TensorFlow 1, which is not supported");
    }
    String resized = call.input(0);
    for (int axis = 1; axis <= 2; axis++) {
      resized = PixelGathering.bicubic(call.graph(), resized, axis, size(call, axis));
    }
    return resized;
  }

  /// How long an axis becomes, as a tensor of one element.
  private static String size(NodeCall call, int axis) {
    OnnxGraph graph = call.graph();
    return graph.part(call.input(1), axis - 1L, axis);
  }

  private static PixelGathering.Centres centres(NodeCall call) {
    boolean corners = call.node().flag("align_corners");
    boolean half = call.node().flag("half_pixel_centers");
    if (corners && half) {
      throw call.broken("has both align_corners and half_pixel_centers");
    }
    if (corners) {
      return PixelGathering.Centres.CORNERS;
    }
    return half ? PixelGathering.Centres.HALF : PixelGathering.Centres.WHOLE;
  }
}
