package eu.riscale.hub.weights.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The `weightsManifest` of a TensorFlow.js `model.json`: which arrays lie in which shards.
///
/// @param arrays by their full names, in the order of the manifest
/// @param shards names of files beside `model.json`
/// @param names the same arrays by the layers that they belong to
record Manifest(Map<String, KerasOutline.Array> arrays, List<String> shards, WeightNames names)
    implements ArrayStore {

  /// @param json content of `model.json`
  /// @throws Refusal where it lists an array twice
  static Manifest of(JsonNode json) {
    Map<String, KerasOutline.Array> arrays = new LinkedHashMap<>();
    List<String> shards = new ArrayList<>();
    for (JsonNode group : json.path("weightsManifest")) {
      group.path("paths").forEach(path -> shards.add(path.asString("")));
      for (JsonNode entry : group.path("weights")) {
        String name = entry.path("name").asString("");
        List<Integer> shape = new ArrayList<>();
        entry.path("shape").forEach(size -> shape.add(Math.max(0, size.asInt(0))));
        String dtype = entry.path("dtype").asString("");
        if (arrays.put(name, new KerasOutline.Array(name, dtype, shape)) != null) {
          throw Refusal.broken("the weightsManifest lists " + name + " twice");
        }
      }
    }
    return new Manifest(arrays, shards, new WeightNames(List.copyOf(arrays.keySet())));
  }

  @Override
  public List<KerasOutline.Array> arrays(LayerPath layer) {
    return names.of(layer.names()).stream().map(this::array).toList();
  }

  private KerasOutline.Array array(String name) {
    return arrays.getOrDefault(name, new KerasOutline.Array(name, "", List.of()));
  }
}
