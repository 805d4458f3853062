package eu.riscale.hub.engine.tensorflow;

import eu.riscale.hub.weights.tensorflow.ServedNetwork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.CollectionDef;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/// Finds operations by which a SavedModel would read or write files or run Python code.
///
/// A TensorFlow graph is a program: beside arithmetic it can write any file of the person who runs
/// it. Every SavedModel also has operations that save it, but these are not part of what is run, so
/// only those are looked at which the signature, the loading and the initialisation need.
final class SavedModelReach {
  /// Where TensorFlow 1 keeps the names of nodes that run once before the network does.
  private static final List<String> INITIALISING =
      List.of("saved_model_main_op", "legacy_init_op", "table_initializer");

  private final Map<String, NodeDef> nodes = new HashMap<>();
  private final Map<String, FunctionDef> functions = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<NodeDef> pending = new ArrayDeque<>();

  private SavedModelReach(MetaGraphDef graph) {
    graph.getGraphDef().getNodeList().forEach(node -> nodes.put(node.getName(), node));
    for (FunctionDef function : graph.getGraphDef().getLibrary().getFunctionList()) {
      functions.put(function.getSignature().getName(), function);
    }
  }

  /// The first such operation, as its TensorFlow name, such as `WriteFile`.
  static Optional<String> outside(SavedModel model) {
    MetaGraphDef graph = model.graph();
    SavedModelReach reach = new SavedModelReach(graph);
    reach.node(graph.getSaverDef().getRestoreOpName());
    for (Map.Entry<String, SignatureDef> each : graph.getSignatureDefMap().entrySet()) {
      if (each.getKey().equals(model.signature()) || !ServedNetwork.isOfNetwork(each.getKey())) {
        each.getValue().getOutputsMap().values().stream()
            .map(TensorInfo::getName)
            .forEach(reach::node);
      }
    }
    for (String collection : INITIALISING) {
      graph
          .getCollectionDefOrDefault(collection, CollectionDef.getDefaultInstance())
          .getNodeList()
          .getValueList()
          .forEach(reach::node);
    }
    return reach.search();
  }

  private Optional<String> search() {
    while (!pending.isEmpty()) {
      NodeDef node = pending.pop();
      if (leavesTheGraph(node)) {
        return Optional.of(node.getOp());
      }
      node.getInputList().forEach(this::node);
      function(node.getOp());
      node.getAttrMap().values().forEach(this::functions);
    }
    return Optional.empty();
  }

  /// @param name of a node or of its output: `name`, `name:1`, or `^name` for one that runs before
  private void node(String name) {
    int start = name.startsWith("^") ? 1 : 0;
    int colon = name.indexOf(':');
    NodeDef node = nodes.get(name.substring(start, colon < 0 ? name.length() : colon));
    if (node != null && seen.add("node " + node.getName())) {
      pending.add(node);
    }
  }

  private void functions(AttrValue value) {
    if (value.hasFunc()) {
      function(value.getFunc().getName());
    }
    for (NameAttrList each : value.getList().getFuncList()) {
      function(each.getName());
    }
  }

  private void function(String name) {
    FunctionDef function = functions.get(name);
    if (function != null && seen.add("function " + name)) {
      pending.addAll(function.getNodeDefList());
    }
  }

  private static boolean leavesTheGraph(NodeDef node) {
    String operation = node.getOp();
    return operation.startsWith("Save")
        || operation.equals("MergeV2Checkpoints")
        || operation.contains("PyFunc")
        || operation.contains("Dataset")
        || operation.contains("Reader")
        || operation.contains("Summary")
        || operation.startsWith("Rpc")
        || isOfFiles(operation)
        || printsToFile(node);
  }

  /// A table of words is read from a file of the SavedModel.
  private static boolean isOfFiles(String operation) {
    return operation.endsWith("File") || operation.equals("MatchingFiles");
  }

  private static boolean printsToFile(NodeDef node) {
    return node.getOp().equals("PrintV2")
        && node.getAttrOrDefault("output_stream", AttrValue.getDefaultInstance())
            .getS()
            .toStringUtf8()
            .startsWith("file");
  }
}
