package eu.riscale.hub.onnx;

import eu.riscale.hub.onnx.PixelGathering.Centres;
import java.util.List;

/// Linear interpolation between pixels, in which ONNX's `Resize` agrees with TensorFlow.
public final class LinearResizing {
  private LinearResizing() {}

  /// @param image has its channels at axis 1
  /// @param space how many pixels there shall be along each axis of space, as a tensor
  public static String to(OnnxGraph graph, String image, String space, Centres centres) {
    // ONNX Runtime's optimizer breaks nodes that name their axes, so the sizes are all given.
    String kept = graph.part(graph.node("Shape", image), 0, 2);
    String sizes = graph.joined(List.of(kept, space));
    String mode =
        switch (centres) {
          case HALF -> "half_pixel";
          case WHOLE -> "asymmetric";
          case CORNERS -> "align_corners";
        };
    return graph.node(
        "Resize",
        List.of(image, "", "", sizes),
        Attribute.text("mode", "linear"),
        Attribute.text("coordinate_transformation_mode", mode));
  }
}
