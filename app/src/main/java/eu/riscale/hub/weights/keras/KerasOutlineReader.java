package eu.riscale.hub.weights.keras;

import eu.riscale.hub.spec.file.zip.SoundZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;

/// Reads the outline of a model file; of its numbers only the shapes.
final class KerasOutlineReader {
  private KerasOutlineReader() {}

  /// The outline of an `.h5` or `.keras` file. What is wrong with it is said in the outline.
  static KerasOutline keras(Path path) throws IOException {
    Outline outline = new Outline();
    try (KerasFile file = KerasFile.open(path)) {
      outline.version = file.version();
      outline.backend = file.backend();
      outline.network(file.model(), file.weights());
      return outline.finished();
    } catch (Refusal refusal) {
      return outline.refused(refusal);
    }
  }

  /// The outline of a TensorFlow.js model. What is wrong with it is said in the outline.
  ///
  /// @param path of the zip
  /// @param folder in which its `model.json` lies, with a slash at its end; empty for the zip's top
  static KerasOutline tensorFlowJs(Path path, SoundZip zip, String folder) throws IOException {
    Outline outline = new Outline();
    try {
      JsonNode json = ZippedModelFile.topology(zip, folder);
      JsonNode topology = json.path("modelTopology");
      outline.version = topology.path("keras_version").asString("");
      outline.backend = topology.path("backend").asString("");
      Manifest manifest = Manifest.of(json);
      outline.shards.addAll(manifest.shards());
      if (TensorFlowJsFile.isGraph(json)) {
        outline.version = json.path("generatedBy").asString("");
        outline.arrays.addAll(manifest.arrays().values());
        topology.path("node").forEach(node -> outline.operators.add(node.path("op").asString("")));
      } else {
        outline.network(TensorFlowJsFile.model(json), manifest);
      }
      for (String shard : manifest.shards()) {
        if (zip.getEntry(folder + shard) == null) {
          throw Refusal.broken("the shard " + shard + " is missing beside model.json");
        }
      }
      return outline.finished();
    } catch (ZipException e) {
      return outline.refused(
          Refusal.broken(path.getFileName() + " cannot be unpacked (" + e.getMessage() + ")"));
    } catch (Refusal refusal) {
      return outline.refused(refusal);
    }
  }

  /// An outline as far as it has been read.
  private static final class Outline {
    private String version = "";
    private String backend = "";
    private final List<KerasOutline.Input> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<KerasOutline.Layer> layers = new ArrayList<>();
    private final List<KerasOutline.Array> arrays = new ArrayList<>();
    private final List<String> operators = new ArrayList<>();
    private final List<String> shards = new ArrayList<>();

    void network(JsonNode model, ArrayStore store) {
      LayerGraph graph = GraphReader.read(model, LayerPath.root());
      for (String name : graph.inputs()) {
        LayerGraph.Layer layer = graph.layers().get(name);
        if (layer != null) {
          inputs.add(input(layer.config()));
        }
      }
      graph.outputs().forEach(output -> outputs.add(output.layer()));
      add(graph, store);
    }

    private void add(LayerGraph graph, ArrayStore store) {
      for (LayerGraph.Layer layer : graph.layers().values()) {
        LayerGraph inner = layer.inner();
        String name = String.join("/", layer.path().names());
        List<KerasOutline.Array> own = inner == null ? store.arrays(layer.path()) : List.of();
        layers.add(new KerasOutline.Layer(name, layer.config().className(), own));
        if (inner != null) {
          add(inner, store);
        }
      }
    }

    private static KerasOutline.Input input(LayerConfig config) {
      String key = config.has("batch_shape") ? "batch_shape" : "batch_input_shape";
      List<OptionalInt> shape = new ArrayList<>();
      for (JsonNode size : config.node(key)) {
        shape.add(size.isInt() ? OptionalInt.of(size.intValue()) : OptionalInt.empty());
      }
      JsonNode dtype = config.node("dtype");
      return new KerasOutline.Input(config.layer(), dtype.asString(""), shape);
    }

    KerasOutline refused(Refusal refusal) {
      return with(String.valueOf(refusal.getMessage()));
    }

    KerasOutline finished() {
      return with("");
    }

    private KerasOutline with(String obstacle) {
      return new KerasOutline(
          version, backend, inputs, outputs, layers, arrays, operators, shards, obstacle);
    }
  }
}
