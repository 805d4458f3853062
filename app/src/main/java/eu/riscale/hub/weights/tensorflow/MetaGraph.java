package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One of the graphs of a SavedModel. (TensorFlow 2.18, `meta_graph.proto`.)
final class MetaGraph {
  /// Where TensorFlow 1 keeps the names of operations that run once before the network does.
  private static final List<String> INITIALISING =
      List.of("saved_model_main_op", "legacy_init_op", "table_initializer");

  private static final String INIT_OP = "__saved_model_init_op";
  private static final String ASSETS = "saved_model_assets";

  private final ProtobufReader in;
  private final List<String> tags = new ArrayList<>();
  private final List<SignatureProtos.Call> signatures = new ArrayList<>();
  private final Map<String, List<String>> collections = new HashMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private final List<Asset> collectedAssets = new ArrayList<>();
  private final GraphNames names;
  private String version = "";
  private SavedGraph graph = SavedGraph.NONE;
  private Saver saver = Saver.NONE;
  private SavedObjects objects = SavedObjects.NONE;
  private Place place = new Place(0, 0);

  /// Where in the file a graph is, in bytes.
  record Place(long from, long to) {}

  private MetaGraph(ProtobufReader in, GraphNames names) {
    this.in = in;
    this.names = names;
  }

  /// Reads the message that the reader is at.
  static MetaGraph read(ProtobufReader in, GraphNames names) throws IOException {
    MetaGraph graph = new MetaGraph(in, names);
    long file = in.enter();
    long from = in.at();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> graph.about();
        case 2 -> graph.graph = GraphProtos.read(in.once(), names);
        case 3 -> graph.saver = Saver.read(in.once());
        case 4 -> graph.collection();
        case 5 -> graph.signatures.add(SignatureProtos.read(in));
        case 6 -> graph.assets.add(Asset.read(in));
        case 7 -> graph.objects = SavedObjects.read(in);
        default -> {}
      }
    }
    graph.place = new Place(from, in.at());
    in.leave(file);
    return graph;
  }

  List<String> tags() {
    return tags;
  }

  /// Of TensorFlow.
  String version() {
    return version;
  }

  /// As they are written, TensorFlow's own among them.
  List<SignatureProtos.Call> signatures() {
    return signatures;
  }

  SavedGraph graph() {
    return graph;
  }

  Saver saver() {
    return saver;
  }

  /// The tensors and operations that run once before the network does.
  List<String> initialising() {
    List<String> all = new ArrayList<>();
    signatures.stream()
        .filter(signature -> signature.key().equals(INIT_OP))
        .forEach(signature -> all.addAll(signature.tensors()));
    INITIALISING.forEach(key -> all.addAll(collections.getOrDefault(key, List.of())));
    return all;
  }

  /// The files that TensorFlow gives the graph. It looks in the collection only where there are no
  /// others.
  List<Asset> assets() {
    return assets.isEmpty() ? collectedAssets : assets;
  }

  /// What gives variables their names.
  SavedObjects objects() {
    return objects;
  }

  Place place() {
    return place;
  }

  private void about() throws IOException {
    long outer = in.once().enter();
    while (in.next()) {
      switch (in.field()) {
        case 4 -> tags.add(in.name());
        case 5 -> version = in.text();
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void collection() throws IOException {
    long outer = in.enter();
    String key = "";
    List<String> nodes = new ArrayList<>();
    List<Asset> files = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> key = in.once().name();
        case 2 -> members(nodes, files);
        default -> {}
      }
    }
    in.leave(outer);
    if (collections.put(key, nodes) != null) {
      throw new ProtobufReader.Malformed("it has the collection " + key + " twice");
    }
    if (key.equals(ASSETS)) {
      collectedAssets.addAll(files);
    }
  }

  private void members(List<String> nodes, List<Asset> files) throws IOException {
    long outer = in.once().enter();
    int kind = 0;
    while (in.next()) {
      if (kind != 0) {
        throw new ProtobufReader.Malformed("a collection has two values");
      }
      kind = in.field();
      if (kind == 1 || kind == 5) {
        long collection = in.enter();
        while (in.next()) {
          if (in.field() == 1 && kind == 1) {
            names.count();
            nodes.add(names.read(in));
          } else if (in.field() == 1) {
            any(files);
          }
        }
        in.leave(collection);
      }
    }
    in.leave(outer);
  }

  /// A message of any kind, which in this place is a file that comes with the graph.
  private void any(List<Asset> files) throws IOException {
    long outer = in.enter();
    boolean isFile = false;
    while (in.next()) {
      switch (in.field()) {
        case 1 -> isFile = in.once().name().endsWith("/tensorflow.AssetFileDef");
        case 2 -> {
          if (isFile) {
            files.add(Asset.read(in.once()));
          }
        }
        default -> {}
      }
    }
    in.leave(outer);
  }
}
