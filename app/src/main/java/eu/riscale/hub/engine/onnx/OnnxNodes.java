package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Inside.Layer;
import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the nodes of an ONNX graph that give tensors, in their order; those of loops, conditions
/// and functions are left out. (Field numbers: ONNX 1.18, `onnx.proto`.)
final class OnnxNodes {
  private final ProtobufReader in;
  private final List<Layer> layers = new ArrayList<>();

  private OnnxNodes(byte[] model) {
    this.in = new ProtobufReader(model);
  }

  static List<Layer> of(byte[] model) throws IOException {
    OnnxNodes nodes = new OnnxNodes(model);
    while (nodes.in.next()) {
      if (nodes.in.holdsBytes() && nodes.in.field() == 7) {
        nodes.graph();
      }
    }
    return nodes.layers;
  }

  private void graph() throws IOException {
    long outer = in.enter();
    while (in.next()) {
      if (in.holdsBytes() && in.field() == 1) {
        node();
      }
    }
    in.leave(outer);
  }

  private void node() throws IOException {
    List<String> from = new ArrayList<>();
    List<String> gives = new ArrayList<>();
    String name = "";
    String operation = "";
    long graph = in.enter();
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1 -> from.add(in.text());
        case 2 -> gives.add(in.text());
        case 3 -> name = in.text();
        case 4 -> operation = in.text();
        default -> {}
      }
    }
    in.leave(graph);
    // A name that was cut is nobody's.
    if (!gives.isEmpty() && !gives.getFirst().isEmpty() && !gives.getFirst().endsWith("…")) {
      String called = name.isEmpty() ? gives.getFirst() : name;
      layers.add(new Layer(path(name), operation, called, gives.getFirst(), from));
    }
  }

  /// The modules that PyTorch's exporter leaves in the names of nodes: `/encoder/encoder.0/Conv` is
  /// of `encoder.0`.
  static String path(String node) {
    if (!node.startsWith("/") || node.lastIndexOf('/') == 0) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    String before = "";
    for (String part : node.substring(1, node.lastIndexOf('/')).split("/", -1)) {
      boolean child = !before.isEmpty() && part.startsWith(before + ".");
      String own = child ? part.substring(before.length() + 1) : part;
      path.append(path.isEmpty() ? "" : ".").append(own);
      before = part;
    }
    return path.toString();
  }
}
