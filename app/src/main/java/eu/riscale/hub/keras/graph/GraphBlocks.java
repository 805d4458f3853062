package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.onnx.Protobuf;
import java.util.ArrayList;
import java.util.List;

/// Operators that move blocks of pixels into the batch or the channels, and back.
final class GraphBlocks {
  private GraphBlocks() {}

  static String depthToSpace(NodeCall call) {
    return onChannels(call, "DepthToSpace");
  }

  static String spaceToDepth(NodeCall call) {
    return onChannels(call, "SpaceToDepth");
  }

  private static String onChannels(NodeCall call, String op) {
    Protobuf size = Attribute.integer("blocksize", call.node().integer("block_size", 1));
    return call.given(call.graph().node(op, call.image(0, 2), size), 2);
  }

  /// Pads, then makes each place in a block a sample of its own: the dilation of convolutions.
  static String toBatch(NodeCall call) {
    OnnxGraph graph = call.graph();
    long[] blocks = blocks(call);
    int space = blocks.length;
    String image = graph.node("Pad", List.of(call.input(0), pads(call, space)));
    String shape = graph.node("Shape", image);
    List<String> split = new ArrayList<>(List.of(part(graph, shape, 0)));
    List<String> joined = new ArrayList<>(List.of(graph.integers(-1)));
    int[] order = new int[2 * space + 2];
    for (int i = 0; i < space; i++) {
      String block = graph.integers(blocks[i]);
      String length = graph.node("Div", List.of(part(graph, shape, i + 1), block));
      split.add(length);
      split.add(block);
      joined.add(length);
      order[i] = 2 * i + 2;
      order[space + 1 + i] = 2 * i + 1;
    }
    String channels = part(graph, shape, space + 1);
    split.add(channels);
    joined.add(channels);
    order[2 * space + 1] = 2 * space + 1;
    return reshape(graph, graph.transpose(reshape(graph, image, split), order), joined);
  }

  /// The other way round, then crops.
  static String toSpace(NodeCall call) {
    OnnxGraph graph = call.graph();
    long[] blocks = blocks(call);
    int space = blocks.length;
    String image = call.input(0);
    String shape = graph.node("Shape", image);
    List<String> split = new ArrayList<>();
    List<String> joined = new ArrayList<>(List.of(graph.integers(-1)));
    List<String> sizes = new ArrayList<>();
    int[] order = new int[2 * space + 2];
    order[0] = space;
    for (long block : blocks) {
      split.add(graph.integers(block));
    }
    split.add(graph.integers(-1));
    for (int i = 0; i < space; i++) {
      String length = part(graph, shape, i + 1);
      split.add(length);
      sizes.add(graph.node("Mul", List.of(length, graph.integers(blocks[i]))));
      order[2 * i + 1] = space + 1 + i;
      order[2 * i + 2] = i;
    }
    String channels = part(graph, shape, space + 1);
    split.add(channels);
    joined.addAll(sizes);
    joined.add(channels);
    order[2 * space + 1] = 2 * space + 1;
    String whole = reshape(graph, graph.transpose(reshape(graph, image, split), order), joined);
    return cropped(call, whole, sizes);
  }

  private static String cropped(NodeCall call, String whole, List<String> sizes) {
    OnnxGraph graph = call.graph();
    long[] axes = new long[sizes.size()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axis + 1L;
    }
    String all = graph.joined(sizes);
    Protobuf column = Attribute.integer("axis", 1);
    String crops = call.input(2);
    String before = graph.node("Gather", List.of(crops, scalar(graph, 0)), column);
    String after = graph.node("Gather", List.of(crops, scalar(graph, 1)), column);
    String end = graph.node("Sub", List.of(all, after));
    return graph.node("Slice", List.of(whole, before, end, graph.integers(axes)));
  }

  static String scalar(OnnxGraph graph, long value) {
    return graph.integers(new int[0], value);
  }

  /// The paddings of the axes of space as ONNX takes them, with none for batch and channels.
  private static String pads(NodeCall call, int space) {
    OnnxGraph graph = call.graph();
    String rows = graph.transpose(call.input(2), 1, 0);
    String none = graph.integers(new int[] {2, 1}, 0, 0);
    String all = graph.node("Concat", List.of(none, rows, none), Attribute.integer("axis", 1));
    return graph.node("Reshape", List.of(all, graph.integers(2L * (space + 2))));
  }

  private static long[] blocks(NodeCall call) {
    long[] blocks = call.integers(1, "block_shape");
    for (long block : blocks) {
      if (block < 1 || blocks.length > 4) {
        throw call.broken("has an impossible block_shape");
      }
    }
    return blocks;
  }

  private static String part(OnnxGraph graph, String shape, int axis) {
    return graph.part(shape, axis, axis + 1L);
  }

  private static String reshape(OnnxGraph graph, String tensor, List<String> sizes) {
    String shape = graph.joined(sizes);
    return graph.node("Reshape", List.of(tensor, shape));
  }
}
