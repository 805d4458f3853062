package eu.riscale.hub.keras.graph;

import eu.riscale.hub.onnx.Attribute;
import eu.riscale.hub.onnx.Loops;
import eu.riscale.hub.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists of tensors, in which the loops of a TensorFlow graph keep what they read and write: each
/// is one tensor, whose first axis counts the elements. Where an element has sizes that are not
/// known before the first is written, the list has none until then.
final class GraphLists {
  private GraphLists() {}

  /// The output of an operator of this family; null where it is of another.
  static @Nullable String translate(NodeCall call, String op) {
    return switch (op) {
      case "TensorListFromTensor", "TensorListStack" -> call.input(0);
      case "TensorListReserve" ->
          list(call, type(call, "element_dtype"), call.input(1), call.input(0));
      case "EmptyTensorList" ->
          list(call, type(call, "element_dtype"), call.graph().integers(0), call.input(0));
      case "TensorListGetItem", "TensorListGather" -> gathered(call, call.input(0));
      case "TensorListLength" -> length(call, call.input(0));
      case "TensorListSetItem" -> written(call, call.input(0));
      case "TensorListPushBack" -> pushed(call);
      case "TensorArrayReadV3", "TensorArrayGatherV3" -> gathered(call, call.input(2));
      case "TensorArraySizeV3" -> length(call, call.input(1));
      case "TensorArrayWriteV3" -> written(call, call.input(3));
      case "TensorArrayScatterV3" -> scattered(call);
      default -> null;
    };
  }

  private static String type(NodeCall call, String key) {
    return call.node().type(key, "DT_FLOAT");
  }

  /// @param count how many elements it has
  /// @param sizes those of each, -1 where one is not known, or in the place of all of them
  private static String list(NodeCall call, String type, String count, String sizes) {
    OnnxGraph graph = call.graph();
    String flat = graph.node("Reshape", List.of(sizes, graph.integers(-1)));
    String known = graph.node("Max", List.of(flat, graph.integers(0)));
    String length = graph.node("Reshape", List.of(count, graph.integers(1)));
    return zeros(call, type, graph.joined(List.of(length, known)));
  }

  private static String zeros(NodeCall call, String type, String shape) {
    OnnxGraph graph = call.graph();
    String zero =
        switch (type) {
          case "DT_FLOAT" -> graph.scalar(0);
          case "DT_INT32", "DT_INT64" -> GraphBlocks.scalar(graph, 0);
          case "DT_BOOL" -> graph.flags(new int[0], 0);
          default -> throw call.refuse("keeps " + type + ", which is not supported");
        };
    return graph.node("Expand", List.of(zero, shape));
  }

  private static String gathered(NodeCall call, String list) {
    return elements(call.graph(), list, call.input(1));
  }

  /// One element, or some of them.
  private static String elements(OnnxGraph graph, String list, String places) {
    return graph.node("Gather", List.of(list, places), Attribute.integer("axis", 0));
  }

  private static String length(NodeCall call, String list) {
    OnnxGraph graph = call.graph();
    String shape = graph.node("Shape", list);
    return graph.node("Gather", List.of(shape, GraphBlocks.scalar(graph, 0)));
  }

  /// The list as it is; where it has elements without sizes, with those of the item.
  private static String fitting(NodeCall call, String type, String list, String item) {
    OnnxGraph graph = call.graph();
    String isEmpty =
        graph.node("Equal", List.of(graph.node("Size", list), GraphBlocks.scalar(graph, 0)));
    return Loops.choose(
            graph,
            isEmpty,
            () -> {
              String count = graph.part(graph.node("Shape", list), 0, 1);
              String shape = graph.joined(List.of(count, graph.node("Shape", item)));
              return List.of(zeros(call, type, shape));
            },
            () -> List.of(list))
        .getFirst();
  }

  private static String written(NodeCall call, String list) {
    OnnxGraph graph = call.graph();
    String item = call.input(2);
    String type = type(call, call.node().op().startsWith("TensorArray") ? "T" : "element_dtype");
    String whole = fitting(call, type, list, item);
    String index = graph.node("Reshape", List.of(call.input(1), graph.integers(1, 1)));
    if (call.node().flag("resize_if_index_out_of_bounds")) {
      whole = longer(call, type, whole, index);
    }
    String row = graph.node("Unsqueeze", List.of(item, graph.integers(0)));
    return graph.node("ScatterND", List.of(whole, index, row));
  }

  /// The list with as many elements more as it takes for one at the index.
  private static String longer(NodeCall call, String type, String list, String index) {
    OnnxGraph graph = call.graph();
    String shape = graph.node("Shape", list);
    String flat = graph.node("Reshape", List.of(index, graph.integers(1)));
    String wanted = graph.node("Add", List.of(flat, graph.integers(1)));
    String more = graph.node("Sub", List.of(wanted, graph.part(shape, 0, 1)));
    String missing = graph.node("Max", List.of(more, graph.integers(0)));
    String sizes = graph.joined(List.of(missing, graph.part(shape, 1, Long.MAX_VALUE)));
    return graph.joined(List.of(list, zeros(call, type, sizes)));
  }

  private static String pushed(NodeCall call) {
    OnnxGraph graph = call.graph();
    String item = call.input(1);
    String list = fitting(call, type(call, "element_dtype"), call.input(0), item);
    return graph.joined(List.of(list, graph.node("Unsqueeze", List.of(item, graph.integers(0)))));
  }

  /// The list without its last element, and that one.
  static List<String> popped(NodeCall call) {
    OnnxGraph graph = call.graph();
    String list = call.input(0);
    String last = GraphBlocks.scalar(graph, -1);
    return List.of(graph.part(list, 0, -1), elements(graph, list, last));
  }

  /// A `TensorArray` of TensorFlow 1: the list is what it calls its flow.
  static List<String> array(NodeCall call) {
    int[] sizes = call.node().shape("element_shape");
    String each = call.graph().integers(Arrays.stream(sizes).asLongStream().toArray());
    String list = list(call, type(call, "dtype"), call.input(0), each);
    return List.of(list, list);
  }

  private static String scattered(NodeCall call) {
    OnnxGraph graph = call.graph();
    String items = call.input(2);
    String first = elements(graph, items, GraphBlocks.scalar(graph, 0));
    String list = fitting(call, type(call, "T"), call.input(3), first);
    String rows = graph.node("Unsqueeze", List.of(call.input(1), graph.integers(1)));
    return graph.node("ScatterND", List.of(list, rows, items));
  }
}
