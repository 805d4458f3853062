package eu.riscale.hub.weights.keras;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A TensorFlow.js layers model: a `model.json`, whose `modelTopology` is a Keras configuration,
/// and the binary shards that its `weightsManifest` lists.
///
/// @param weights by their full names
record TensorFlowJsFile(Map<String, Weight> weights, Manifest manifest) implements WeightStore {

  /// The files that stand beside `model.json`.
  interface Shards {
    /// In bytes; -1 where there is none of that name.
    long size(String name) throws IOException;

    /// Of one that is there.
    byte[] read(String name) throws IOException;
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
    return read(content, new FolderShards(Objects.requireNonNull(folder)));
  }

  private record FolderShards(Path folder) implements Shards {
    @Override
    public long size(String name) throws IOException {
      try {
        return Files.size(file(name));
      } catch (NoSuchFileException e) {
        return -1;
      }
    }

    @Override
    public byte[] read(String name) throws IOException {
      return Files.readAllBytes(file(name));
    }

    private Path file(String name) throws IOException {
      try {
        Path file = folder.resolve(name).toRealPath();
        if (!file.startsWith(folder)) {
          throw Refusal.broken("the shard " + name + " lies outside the model's folder");
        }
        return file;
      } catch (InvalidPathException e) {
        throw noFileName(name);
      }
    }
  }

  /// @param json content of `model.json`
  static KerasFile read(JsonNode json, Shards shards) throws IOException {
    boolean isGraph = isGraph(json);
    JsonNode model = isGraph ? json : model(json);
    Manifest manifest = Manifest.of(json);
    Map<String, Weight> weights = new HashMap<>();
    WeightBudget budget = new WeightBudget(size(new LinkedHashSet<>(manifest.shards()), shards), 0);
    for (JsonNode group : json.path("weightsManifest")) {
      List<String> paths = new ArrayList<>();
      group.path("paths").forEach(path -> paths.add(path.asString("")));
      ShardReader reader = new ShardReader(content(paths, shards, budget), budget);
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
        new TensorFlowJsFile(weights, manifest),
        isGraph ? GraphDef.of(json, weights) : null);
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

  /// Of all these shards together, in bytes.
  private static long size(Collection<String> names, Shards shards) throws IOException {
    long sum = 0;
    for (String name : names) {
      if (name.isEmpty() || name.startsWith("/") || name.contains("..") || name.contains(":")) {
        throw noFileName(name);
      }
      long size = shards.size(name);
      if (size < 0) {
        throw Refusal.broken("the shard " + name + " is missing beside model.json");
      }
      sum = Math.addExact(sum, size);
    }
    return sum;
  }

  private static Refusal noFileName(String name) {
    return Refusal.broken("the weightsManifest has the path " + name + ", which is no file name");
  }

  private static byte[] content(List<String> paths, Shards shards, WeightBudget budget)
      throws IOException {
    long size = size(paths, shards);
    if (size > Integer.MAX_VALUE - 1024) {
      throw Refusal.tooLarge("the shards hold more than two GiB");
    }
    budget.pass(2 * size, "the shards"); // Each as it is read, and all of them in one.
    ByteBuffer content = ByteBuffer.allocate((int) size);
    for (String name : paths) {
      byte[] shard = shards.read(name);
      if (shard.length > content.remaining()) {
        throw Refusal.broken("the shard " + name + " has another length than before");
      }
      content.put(shard);
    }
    return content.array();
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
