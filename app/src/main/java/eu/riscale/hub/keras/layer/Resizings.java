package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.AntialiasedResizing;
import eu.riscale.hub.onnx.AntialiasedResizing.Kernel;
import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.LinearResizing;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.PixelGathering;
import eu.riscale.hub.onnx.PixelGathering.Centres;
import eu.riscale.hub.onnx.Protobuf;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Refusal;
import eu.riscale.hub.weights.keras.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Layers that change the number of pixels by interpolation.
final class Resizings {
  private Resizings() {}

  static Value upSampling(LayerCall call) {
    Value input = call.spatialInput();
    int[] size = call.config().integers("size", input.rank() - 2, 2);
    String interpolation = call.config().text("interpolation", "nearest");
    if (interpolation.equals("bicubic")) {
      return input.with(bicubic(call.graph(), input.name(), size));
    }
    float[] scales = new float[input.rank()];
    Arrays.fill(scales, 1);
    for (int axis = 0; axis < size.length; axis++) {
      scales[axis + 2] = size[axis];
    }
    String constant = call.graph().constant(Weight.vector(scales));
    List<Protobuf> attributes = attributes(call.config(), interpolation);
    List<String> inputs = List.of(input.name(), "", constant);
    return input.with(call.graph().node("Resize", inputs, attributes));
  }

  /// To as many times the size as the factors of the axes of space say.
  private static String bicubic(OnnxGraph graph, String tensor, int... factors) {
    String resized = tensor;
    for (int axis = 0; axis < factors.length; axis++) {
      String size = PixelGathering.size(graph, tensor, axis + 2);
      String larger = graph.node("Mul", List.of(size, graph.integers(factors[axis])));
      resized = PixelGathering.bicubic(graph, resized, axis + 2, larger);
    }
    return resized;
  }

  /// To a fixed height and width.
  static Value resizing(LayerCall call) {
    LayerConfig config = call.config();
    OnnxGraph graph = call.graph();
    long height = config.integer("height", 0);
    long width = config.integer("width", 0);
    Value input = call.spatialInput();
    if (input.rank() != 4 || height < 1 || width < 1) {
      throw config.refuse("resizes something else than images, which is not supported");
    }
    if (config.flagOrFalse("crop_to_aspect_ratio")) {
      input = input.with(cropped(graph, input.name(), height, width));
    } else if (config.flagOrFalse("pad_to_aspect_ratio")) {
      double fill = config.number("fill_value", 0);
      input = input.with(padded(graph, input.name(), height, width, fill));
    }
    String interpolation = config.text("interpolation", "bilinear");
    if (config.flagOrFalse("antialias")) {
      return input.with(antialiased(call, input.name(), height, width));
    }
    return to(graph, input, List.of(height, width), interpolation, config);
  }

  private static String antialiased(LayerCall call, String image, long height, long width) {
    OnnxGraph graph = call.graph();
    String interpolation = call.config().text("interpolation", "bilinear");
    if (!interpolation.equals("bilinear") && !interpolation.equals("bicubic")) {
      Value value = Value.plain(image, 4);
      return to(graph, value, List.of(height, width), interpolation, call.config()).name();
    }
    Kernel kernel = interpolation.equals("bicubic") ? Kernel.CUBIC : Kernel.LINEAR;
    String rows = AntialiasedResizing.to(graph, image, 2, height, kernel);
    return AntialiasedResizing.to(graph, rows, 3, width, kernel);
  }

  /// The height and width that have the proportions of those asked for, each by the other one of
  /// the image.
  private static String fitting(OnnxGraph graph, String size, long height, long width) {
    String other = graph.node("Gather", List.of(size, graph.integers(1, 0)));
    String product = graph.node("Mul", List.of(other, graph.integers(height, width)));
    return graph.node("Div", List.of(product, graph.integers(width, height)));
  }

  /// The largest part in the middle of an image that has the proportions asked for.
  private static String cropped(OnnxGraph graph, String image, long height, long width) {
    String size = graph.part(graph.node("Shape", image), 2, 4);
    String smaller = graph.node("Min", List.of(size, fitting(graph, size, height, width)));
    String kept = graph.node("Max", List.of(smaller, graph.integers(1)));
    String more = graph.node("Sub", List.of(size, kept));
    String start = graph.node("Div", List.of(more, graph.integers(2)));
    String end = graph.node("Add", List.of(start, kept));
    return graph.node("Slice", List.of(image, start, end, graph.integers(2, 3)));
  }

  /// The image with as much on both sides as brings it near the proportions asked for.
  private static String padded(
      OnnxGraph graph, String image, long height, long width, double fill) {
    String size = graph.part(graph.node("Shape", image), 2, 4);
    String larger = graph.node("Max", List.of(size, fitting(graph, size, height, width)));
    String more = graph.node("Sub", List.of(larger, size));
    String each = graph.node("Div", List.of(more, graph.integers(2)));
    String kept = graph.integers(0, 0);
    String pads = graph.joined(List.of(kept, each, kept, each));
    return graph.node("Pad", List.of(image, pads, graph.scalar(fill)));
  }

  /// Resizes space to a fixed size.
  ///
  /// @param input has its channels stored at axis 1
  static Value to(
      OnnxGraph graph, Value input, List<Long> size, String interpolation, LayerConfig config) {
    String resized = input.name();
    switch (interpolation) {
      case "bilinear" ->
          resized = LinearResizing.to(graph, resized, graph.integers(size), Centres.HALF);
      case "bicubic", "nearest" -> {
        for (int axis = 0; axis < size.size(); axis++) {
          String length = graph.integers(size.get(axis));
          resized =
              interpolation.equals("bicubic")
                  ? PixelGathering.bicubic(graph, resized, axis + 2, length)
                  : PixelGathering.nearest(graph, resized, axis + 2, length, Centres.HALF);
        }
      }
      default -> throw unknown(config, interpolation);
    }
    return input.with(resized);
  }

  private static Refusal unknown(LayerConfig config, String interpolation) {
    return config.refuse("interpolates by " + interpolation + ", which is not supported");
  }

  /// TensorFlow's ways of interpolating: pixels have their centres at halves.
  private static List<Protobuf> attributes(LayerConfig config, String interpolation) {
    List<Protobuf> attributes = new ArrayList<>();
    attributes.add(Attribute.text("coordinate_transformation_mode", "half_pixel"));
    switch (interpolation) {
      case "nearest" -> {
        attributes.add(Attribute.text("mode", "nearest"));
        attributes.add(Attribute.text("nearest_mode", "round_prefer_ceil"));
      }
      case "bilinear" -> attributes.add(Attribute.text("mode", "linear"));
      default -> throw unknown(config, interpolation);
    }
    return attributes;
  }
}
