package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.Port.Dimension;
import eu.riscale.hub.weights.StoredTensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads what a `saved_model.pb` says of its graph, and of the numbers, which lie in other files.
/// (Field numbers: TensorFlow 2.18, `saved_model.proto` and those that it imports.)
public final class SavedModelFile {
  private SavedModelFile() {}

  /// Reads a SavedModel in a zip.
  ///
  /// @param top the folder of its `saved_model.pb`, with a slash at its end; empty for the zip's
  ///   top
  /// @throws ProtobufReader.Malformed where that file is damaged
  public static WeightsContent read(SoundZip zip, String top) throws IOException {
    try (InputStream in = EntryStream.open(zip, zip.entry(top + WeightsArchive.SAVED_MODEL))) {
      MetaGraph graph = inference(graphs(in));
      Checkpoint checkpoint = Checkpoint.of(zip, top, variables(graph), graph.objects());
      List<Signature> signatures = signatures(graph);
      return new WeightsContent.SavedModel(
          graph.version(),
          graph.tags(),
          top.isEmpty() ? "" : top.substring(0, top.length() - 1),
          signatures,
          served(signatures),
          operators(graph),
          checkpoint.obstacle(),
          lacks(checkpoint, graph, zip, top),
          training(graph, served(signatures)),
          new Parameters(checkpoint.tensors()));
    }
  }

  /// Numbers and asset files.
  private static List<String> lacks(
      Checkpoint checkpoint, MetaGraph graph, SoundZip zip, String top) {
    List<String> lacks = new ArrayList<>(checkpoint.lacks());
    graph.assets().stream()
        .filter(Asset::isInside)
        .map(asset -> ServedFolder.ASSETS + asset.file())
        .distinct()
        .filter(asset -> !zip.names().contains(top + asset))
        .map("the file %s is not there"::formatted)
        .forEach(lacks::add);
    return lacks;
  }

  /// All graphs of a `saved_model.pb`.
  ///
  /// @throws ProtobufReader.Malformed where it is damaged or has none
  static List<MetaGraph> graphs(InputStream file) throws IOException {
    List<MetaGraph> graphs = new ArrayList<>();
    GraphNames names = new GraphNames();
    for (ProtobufReader in = new ProtobufReader(file); in.next(); ) {
      if (in.field() == 2) {
        graphs.add(MetaGraph.read(in, names));
      }
    }
    if (graphs.isEmpty()) {
      throw new ProtobufReader.Malformed("it holds no graph");
    }
    return graphs;
  }

  /// The graph that is served; without one the first.
  private static MetaGraph inference(List<MetaGraph> graphs) {
    return graphs.get(ServedNetwork.graph(graphs.stream().map(MetaGraph::tags).toList()).orElse(0));
  }

  /// Those of the network, by their keys.
  private static List<Signature> signatures(MetaGraph graph) {
    return graph.signatures().stream()
        .map(SignatureProtos.Call::signature)
        .filter(signature -> ServedNetwork.isOfNetwork(signature.key()))
        .sorted(Comparator.comparing(Signature::key))
        .toList();
  }

  /// Of the signature that software runs.
  private static List<String> training(MetaGraph graph, String served) {
    return graph.signatures().stream()
        .filter(call -> call.key().equals(served))
        .findFirst()
        .map(call -> TrainingOperators.clauses(graph.graph(), call.tensors()))
        .orElse(List.of());
  }

  private static String served(List<Signature> signatures) {
    return ServedNetwork.signature(
            signatures.stream()
                .filter(signature -> !signature.outputs().isEmpty())
                .map(Signature::key)
                .toList())
        .orElse("");
  }

  /// How often each operator is used, in the functions as well.
  private static Map<String, Long> operators(MetaGraph graph) {
    Map<String, Long> operators = new TreeMap<>();
    graph.graph().nodes().forEach(node -> operators.merge(node.operator(), 1L, Long::sum));
    return operators;
  }

  /// Several operations may stand for one variable, which they share by a name.
  private static List<StoredTensor> variables(MetaGraph graph) {
    Map<String, StoredTensor> variables = new LinkedHashMap<>();
    graph
        .graph()
        .nodes()
        .filter(node -> ServedNetwork.isVariable(node.operator()))
        .forEach(node -> {
          NodeAttributes attributes = node.attributes();
          String shared = attributes.text("shared_name").orElse("");
          String name = shared.isEmpty() ? node.name() : shared;
          variables.putIfAbsent(
              name,
              StoredTensor.of(
                  name,
                  TensorProtos.type(attributes.type("dtype")),
                  attributes.shape("shape").stream()
                      .map(Dimension::size)
                      .map(size -> Math.max(0, size))
                      .toList()));
        });
    return List.copyOf(variables.values());
  }
}
