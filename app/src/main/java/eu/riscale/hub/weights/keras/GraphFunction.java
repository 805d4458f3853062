package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A function of a TensorFlow graph, which its loops and conditions run (`FunctionDef`).
///
/// @param arguments the names of what it takes, which its nodes refer to as they do to nodes
/// @param nodes by name, in the order of the file
/// @param results the tensors that it gives, named as those between the nodes of a graph
public record GraphFunction(
    List<String> arguments, Map<String, NodeDef> nodes, List<String> results) {

  static GraphFunction of(JsonNode json) {
    Map<String, NodeDef> raw = GraphDef.nodes(json.path("nodeDef"));
    Map<String, NodeDef> nodes = new LinkedHashMap<>();
    for (NodeDef node : raw.values()) {
      List<String> inputs = node.inputs().stream().map(input -> plain(input, raw)).toList();
      nodes.put(node.name(), new NodeDef(node.name(), node.op(), inputs, node.attributes()));
    }
    List<String> arguments = new ArrayList<>();
    json.path("signature").path("inputArg").forEach(argument -> arguments.add(name(argument)));
    List<String> results = new ArrayList<>();
    for (JsonNode result : json.path("signature").path("outputArg")) {
      results.add(plain(json.path("ret").path(name(result)).asString(""), raw));
    }
    return new GraphFunction(arguments, nodes, results);
  }

  private static String name(JsonNode argument) {
    return argument.path("name").asString("");
  }

  /// A tensor such as `split:output:1` as a graph outside of functions has it: `split:1`.
  private static String plain(String tensor, Map<String, NodeDef> nodes) {
    String[] parts = tensor.split(":", 3);
    if (parts.length < 3) {
      return tensor;
    }
    NodeDef node = nodes.get(parts[0]);
    boolean isLater = node != null && isLater(node.op(), parts[1]);
    return parts[0] + ":" + (isLater ? "1" : parts[2]);
  }

  /// Whether an output with a name of its own stands behind the first.
  private static boolean isLater(String op, String output) {
    return switch (op) {
      case "FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3" -> !output.equals("y");
      case "TensorListPopBack" -> output.equals("tensor");
      case "TensorArrayV3" -> output.equals("flow");
      default -> false;
    };
  }
}
