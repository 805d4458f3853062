package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.LinearResizing;
import eu.riscale.hub.onnx.PixelGathering;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.onnx.Window;
import java.util.Arrays;
import java.util.List;

/// Pooling and resizing in a TensorFlow graph.
final class GraphPoolings {
  private GraphPoolings() {}

  static String pool(NodeCall call, String op, int space) {
    int[] ones = new int[space];
    Arrays.fill(ones, 1);
    Window window =
        new Window(call.space("ksize", space), call.space("strides", space), ones)
            .checked(call::broken);
    List<Protobuf> attributes = GraphConvolutions.attributes(call, window);
    String output = call.graph().node(op, List.of(call.image(0, space)), attributes);
    return call.given(output, space);
  }

  static String bilinear(NodeCall call) {
    String image = call.scope().channelsFirst(call.input(0), 2);
    String resized = LinearResizing.to(call.graph(), image, call.input(1), centres(call));
    return call.scope().channelsLast(resized, 2);
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
      throw call.refuse("has the pixels of TensorFlow 1, which is not supported");
    }
    String resized = call.input(0);
    for (int axis = 1; axis <= 2; axis++) {
      resized = PixelGathering.bicubic(call.graph(), resized, axis, size(call, axis));
    }
    return resized;
  }

  /// How long an axis becomes, as a tensor of one element.
  private static String size(NodeCall call, int axis) {
    return call.graph().part(call.input(1), axis - 1L, axis);
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
