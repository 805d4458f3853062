package eu.riscale.hub.weights.keras;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A TensorFlow.js layers model: a `model.json`, whose `modelTopology` is a Keras configuration,
/// and the binary shards that its `weightsManifest` lists.
///
/// @param weights by their full names
record TensorFlowJsFile(Map<String, Weight> weights, Manifest manifest) implements WeightStore {

  /// Reads a file that stands beside `model.json`; null where there is none of that name.
  @FunctionalInterface
  interface Shards {
    byte @Nullable [] read(String name) throws IOException;
  }

  /// @param json a `model.json` on disk, with its shards in the same folder or below
  static KerasFile open(Path json) throws IOException {
    if (!Files.isRegularFile(json)) {
      throw Refusal.broken("the folder " + json.getParent() + " has no model.json");
    }
    if (Files.size(json) > Json.MAX_BYTES) {
      throw Refusal.tooLarge(json.getFileName() + " is larger than any model.json");
    }
    JsonNode content = Json.read(Files.readString(json), String.valueOf(json.getFileName()));
    Path folder = json.toRealPath().getParent();
    return read(content, name -> shard(folder, name));
  }

  private static byte @Nullable [] shard(@Nullable Path folder, String name) throws IOException {
    if (folder == null) {
      return null;
    }
    try {
      Path file = folder.resolve(name).toRealPath();
      if (!file.startsWith(folder)) {
        throw Refusal.broken("the shard " + name + " lies outside the model's folder");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    } catch (InvalidPathException e) {
      throw Refusal.broken("the weightsManifest has the path " + name + ", which is no file name");
    }
  }

  /// @param json content of `model.json`
  static KerasFile read(JsonNode json, Shards shards) throws IOException {
    if (isGraph(json)) {
      throw Refusal.graphModel(
          "TensorFlow.js graph models cannot run here, only layers models: convert from the Keras"
              + " model with the output format tfjs_layers_model, or publish the Keras file"
              + " itself");
    }
    JsonNode model = model(json);
    Manifest manifest = Manifest.of(json);
    Map<String, Weight> weights = new HashMap<>();
    for (JsonNode group : json.path("weightsManifest")) {
      ShardReader reader = new ShardReader(content(group, shards));
      for (JsonNode entry : group.path("weights")) {
        String name = entry.path("name").asString("");
        weights.put(name, reader.next(name, entry));
      }
    }
    JsonNode topology = json.path("modelTopology");
    return new KerasFile(
        model,
        topology.path("keras_version").asString(""),
        topology.path("backend").asString(""),
        new TensorFlowJsFile(weights, manifest));
  }

  /// Whether it has operators in the place of layers.
  static boolean isGraph(JsonNode json) {
    return json.path("format").asString("").equals("graph-model")
        || json.path("modelTopology").has("node");
  }

  /// The network as Keras describes it.
  static JsonNode model(JsonNode json) {
    JsonNode topology = json.path("modelTopology");
    JsonNode model = topology.has("model_config") ? topology.path("model_config") : topology;
    if (!model.isObject()) {
      throw Refusal.broken("model.json has no modelTopology, which describes the network");
    }
    return model;
  }

  private static byte[] content(JsonNode group, Shards shards) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (JsonNode path : group.path("paths")) {
      String name = path.asString("");
      if (name.isEmpty() || name.startsWith("/") || name.contains("..") || name.contains(":")) {
        throw Refusal.broken(
            "the weightsManifest has the path " + name + ", which is no file name");
      }
      byte[] shard = shards.read(name);
      if (shard == null) {
        throw Refusal.broken("the shard " + name + " is missing beside model.json");
      }
      if (content.size() + (long) shard.length > Integer.MAX_VALUE - 1024) {
        throw Refusal.tooLarge("the shards hold more than two GiB");
      }
      content.writeBytes(shard);
    }
    return content.toByteArray();
  }

  @Override
  public List<Weight> weights(LayerPath layer) {
    List<Weight> found = new ArrayList<>();
    for (String name : manifest.names().of(layer.names())) {
      Weight weight = weights.get(name);
      if (weight != null) {
        found.add(weight);
      }
    }
    return found;
  }

  @Override
  public List<KerasOutline.Array> arrays(LayerPath layer) {
    return manifest.arrays(layer);
  }

  @Override
  public void close() {}
}
