package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Follows what TensorFlow would run of a SavedModel, and reads what it uses beyond arithmetic.
public final class SavedModelUses {
  private SavedModelUses() {}

  /// Every use that is not known to be harmless; at most some hundred.
  ///
  /// @param folder of its `saved_model.pb`, with a slash at its end; empty for the zip's top
  /// @throws eu.riscale.hub.spec.file.ProtobufReader.Malformed where that file is damaged, or two
  ///   readers of protobuf could understand it in two ways
  public static List<Use> of(SoundZip zip, String folder) throws IOException {
    List<MetaGraph> graphs;
    try (InputStream in = EntryStream.open(zip, zip.entry(folder + WeightsArchive.SAVED_MODEL))) {
      graphs = SavedModelFile.graphs(in);
    }
    List<Use> uses = new ArrayList<>();
    for (MetaGraph graph : examined(graphs)) {
      uses.addAll(new GraphUses(graph).all());
    }
    return uses;
  }

  /// The graphs that some software could run: those for inference, else all.
  private static List<MetaGraph> examined(List<MetaGraph> graphs) {
    List<MetaGraph> served =
        graphs.stream().filter(graph -> ServedNetwork.isServed(graph.tags())).toList();
    return served.isEmpty() ? graphs : served;
  }
}
