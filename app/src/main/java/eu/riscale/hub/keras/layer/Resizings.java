package eu.riscale.hub.keras.layer;

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
    for (String option : List.of("crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias")) {
      if (config.flagOrFalse(option)) {
        throw config.refuse("has " + option + ", which is not supported");
      }
    }
    return resize(call, config.integer("height", 0), config.integer("width", 0));
  }

  private static Value resize(LayerCall call, int height, int width) {
    Value input = call.spatialInput();
    if (input.rank() != 4 || height < 1 || width < 1) {
      throw call.config().refuse("resizes something else than images, which is not supported");
    }
    String interpolation = call.config().text("interpolation", "bilinear");
    return to(
        call.graph(), input, List.of((long) height, (long) width), interpolation, call.config());
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
