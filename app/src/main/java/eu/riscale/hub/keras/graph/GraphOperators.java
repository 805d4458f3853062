package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.weights.keras.NodeDef;
import java.util.List;
import java.util.Map;

/// The operators of TensorFlow that are translated, each to its family.
final class GraphOperators {
  private GraphOperators() {}

  /// Whether an operator gives what it takes.
  static boolean passesOn(String op) {
    return switch (op) {
      case "Identity",
          "IdentityN",
          "StopGradient",
          "PreventGradient",
          "Snapshot",
          "CheckNumerics",
          "EnsureShape",
          "Enter" ->
          true;
      default -> false;
    };
  }

  /// Where a tensor comes from through nodes that pass it on.
  static String passed(Map<String, NodeDef> nodes, String tensor) {
    String from = tensor;
    for (int i = 0; i < nodes.size(); i++) {
      Scope.Place place = Scope.place(from);
      NodeDef node = nodes.get(place.node());
      if (node == null || !passesOn(node.op()) || place.output() >= node.inputs().size()) {
        return from;
      }
      from = node.inputs().get(place.output());
    }
    return from;
  }

  /// @return the node's outputs
  static List<String> translate(NodeCall call) {
    String op = call.node().op();
    if (op.equals("IdentityN")) {
      return call.inputs();
    }
    if (passesOn(op)) {
      if (call.inputs().isEmpty()) {
        throw call.broken("has no input");
      }
      return call.inputs().subList(0, 1);
    }
    return switch (op) {
      case "Split" -> GraphShapes.split(call);
      case "SplitV" -> GraphShapes.splitBySizes(call);
      case "Unpack" -> GraphShapes.unpack(call);
      case "TensorListPopBack" -> GraphLists.popped(call);
      case "TensorArrayV3" -> GraphLists.array(call);
      case "Switch", "NextIteration", "LoopCond" ->
          throw call.broken("belongs to a loop or a condition, but is used outside of it");
      default -> List.of(one(call, op));
    };
  }

  private static String one(NodeCall call, String op) {
    return switch (op) {
      case "Conv2D", "_FusedConv2D", "FusedConv2D" -> GraphConvolutions.plain(call, 2);
      case "Conv3D" -> GraphConvolutions.plain(call, 3);
      case "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative", "_FusedDepthwiseConv2dNative" ->
          GraphConvolutions.depthwise(call);
      case "Conv2DBackpropInput" -> GraphTransposed.translate(call, 2);
      case "Conv3DBackpropInputV2" -> GraphTransposed.translate(call, 3);
      case "MaxPool" -> GraphPoolings.pool(call, "MaxPool", 2);
      case "AvgPool" -> GraphPoolings.pool(call, "AveragePool", 2);
      case "MaxPool3D" -> GraphPoolings.pool(call, "MaxPool", 3);
      case "AvgPool3D" -> GraphPoolings.pool(call, "AveragePool", 3);
      case "ResizeBilinear" -> GraphPoolings.bilinear(call);
      case "ResizeNearestNeighbor" -> GraphPoolings.nearest(call);
      case "ResizeBicubic" -> GraphPoolings.bicubic(call);
      case "SpaceToBatchND" -> GraphBlocks.toBatch(call);
      case "BatchToSpaceND" -> GraphBlocks.toSpace(call);
      case "DepthToSpace" -> GraphBlocks.depthToSpace(call);
      case "SpaceToDepth" -> GraphBlocks.spaceToDepth(call);
      case "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" ->
          GraphArithmetic.batchNormalization(call);
      case "MatMul", "_FusedMatMul" -> GraphArithmetic.matMul(call);
      case "BatchMatMul", "BatchMatMulV2" -> GraphArithmetic.batchMatMul(call);
      case "Einsum" ->
          call.graph()
              .node(
                  "Einsum",
                  call.all(),
                  Attribute.text("equation", call.node().text("equation", "")));
      case "Sum", "Mean", "Max", "Min", "Prod", "All", "Any" -> GraphReductions.reduce(call, op);
      case "ArgMax", "ArgMin" -> GraphReductions.index(call, op);
      case "Cumsum" -> GraphReductions.cumulate(call);
      case "StridedSlice" -> GraphSlices.strided(call);
      case "Slice" -> GraphSlices.plain(call);
      case "Reverse", "ReverseV2" -> GraphSlices.reversed(call);
      default -> {
        String shaped = GraphShapes.translate(call, op);
        String listed = shaped == null ? GraphLists.translate(call, op) : shaped;
        yield listed == null ? GraphArithmetic.translate(call, op) : listed;
      }
    };
  }
}
