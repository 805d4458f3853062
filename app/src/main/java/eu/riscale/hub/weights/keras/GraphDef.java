package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A TensorFlow.js graph model: TensorFlow's own operators in the place of layers.
///
/// @param nodes by name, in the order of the file
/// @param functions what its loops and conditions run, by name
/// @param inputs what the network takes, in order
/// @param outputs what it gives, in order
/// @param weights the numbers of its constants, by the names of their nodes
public record GraphDef(
    Map<String, NodeDef> nodes,
    Map<String, GraphFunction> functions,
    List<Port> inputs,
    List<Port> outputs,
    Map<String, Weight> weights) {

  /// A tensor that goes in or comes out.
  ///
  /// @param name what the signature calls it, or the name of the node where there is none
  /// @param tensor such as `Identity` or `split:1`
  public record Port(String name, String tensor) {}

  /// @param json content of `model.json`
  static GraphDef of(JsonNode json, Map<String, Weight> weights) {
    JsonNode topology = json.path("modelTopology");
    Map<String, NodeDef> nodes = nodes(topology.path("node"));
    Map<String, GraphFunction> functions = new HashMap<>();
    for (JsonNode each : topology.path("library").path("function")) {
      functions.put(each.path("signature").path("name").asString(""), GraphFunction.of(each));
    }
    Set<String> used = new HashSet<>();
    for (NodeDef node : nodes.values()) {
      node.inputs().forEach(input -> used.add(input.split(":", 2)[0]));
    }
    JsonNode signature = json.path("signature");
    if (!signature.isObject()) {
      signature = json.path("userDefinedMetadata").path("signature");
    }
    List<Port> inputs = ports(signature.path("inputs"));
    List<Port> outputs = ports(signature.path("outputs"));
    boolean noInputs = inputs.isEmpty();
    boolean noOutputs = outputs.isEmpty();
    for (NodeDef node : nodes.values()) {
      if (noInputs && node.op().equals("Placeholder")) {
        inputs.add(new Port(node.name(), node.name()));
      }
      if (noOutputs && !used.contains(node.name()) && !node.op().equals("NoOp")) {
        outputs.add(new Port(node.name(), node.name()));
      }
    }
    return new GraphDef(nodes, functions, inputs, outputs, weights);
  }

  /// By name, in their order.
  static Map<String, NodeDef> nodes(JsonNode list) {
    Map<String, NodeDef> nodes = new LinkedHashMap<>();
    for (JsonNode each : list) {
      NodeDef node = NodeDef.of(each);
      if (nodes.put(node.name(), node) != null) {
        throw Refusal.broken("two nodes of the graph have the name " + node.name());
      }
    }
    return nodes;
  }

  private static List<Port> ports(JsonNode side) {
    List<Port> ports = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : side.properties()) {
      ports.add(new Port(entry.getKey(), entry.getValue().path("name").asString("")));
    }
    return ports;
  }
}
