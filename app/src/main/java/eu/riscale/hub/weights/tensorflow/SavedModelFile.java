package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.WeightsContent.Signature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/// Reads what a `saved_model.pb` says of its graph, and of the numbers, which lie in other files.
/// (Field numbers: TensorFlow 2.18, `saved_model.proto` and those that it imports.)
public final class SavedModelFile {
  private SavedModelFile() {}

  /// Reads a SavedModel in a zip.
  ///
  /// @param top the folder of its `saved_model.pb`, with a slash at its end; empty for the zip's
  ///   top
  /// @throws ProtobufReader.Malformed where that file is damaged
  public static WeightsContent read(ZipFile zip, String top) throws IOException {
    try (InputStream in = EntryStream.open(zip, zip.getEntry(top + WeightsArchive.SAVED_MODEL))) {
      MetaGraph graph = inference(in);
      Checkpoint checkpoint = Checkpoint.of(zip, top, graph.variables(), graph.objects());
      return new WeightsContent.SavedModel(
          graph.version(),
          graph.tags(),
          top.isEmpty() ? "" : top.substring(0, top.length() - 1),
          graph.signatures(),
          served(graph),
          graph.operators(),
          checkpoint.obstacle(),
          checkpoint.lacks(),
          new Parameters(checkpoint.tensors()));
    }
  }

  private static String served(MetaGraph graph) {
    return ServedNetwork.signature(
            graph.signatures().stream()
                .filter(signature -> !signature.outputs().isEmpty())
                .map(Signature::key)
                .toList())
        .orElse("");
  }

  /// The graph that is served; without one the first.
  private static MetaGraph inference(InputStream file) throws IOException {
    List<MetaGraph> graphs = new ArrayList<>();
    for (ProtobufReader in = new ProtobufReader(file); in.next(); ) {
      if (in.field() == 2) {
        graphs.add(MetaGraph.read(in));
      }
    }
    if (graphs.isEmpty()) {
      throw new ProtobufReader.Malformed("it holds no graph");
    }
    return graphs.get(ServedNetwork.graph(graphs.stream().map(MetaGraph::tags).toList()).orElse(0));
  }
}
