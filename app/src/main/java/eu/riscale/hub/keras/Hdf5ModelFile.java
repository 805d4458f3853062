package eu.riscale.hub.keras;

import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A whole model in one `.h5` file, as Keras 2 and Keras 3 write it: the configuration is an
/// attribute, and `model_weights` has a group for each layer of the outermost model.
///
/// @param weights the group `model_weights`
record Hdf5ModelFile(Hdf5 file, Group weights) implements WeightStore {

  static KerasFile open(Path path) throws IOException {
    Hdf5 file = Hdf5.open(path);
    try {
      return read(file, String.valueOf(path.getFileName()));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static KerasFile read(Hdf5 file, String name) {
    String config = file.text("model_config");
    if (config == null) {
      throw Refusal.broken(
          name + " has no model_config: it holds weights only, so the network itself is missing");
    }
    Group group = file.group("model_weights");
    if (group == null) {
      throw Refusal.broken(name + " has no group model_weights");
    }
    JsonNode model = Json.read(config, "the model_config of " + name);
    @Nullable String version = file.text("keras_version");
    int major = KerasFile.major(version == null ? "" : version);
    return new KerasFile(model, major, new Hdf5ModelFile(file, group));
  }

  @Override
  public List<Weight> weights(LayerPath layer) {
    String top = layer.names().get(0);
    Group group = file.group("model_weights/" + top);
    if (group == null) {
      return List.of();
    }
    List<String> names = file.names(group, "weight_names");
    if (layer.names().size() > 1) {
      names = WeightNames.of(names, layer.names().subList(1, layer.names().size()));
    }
    List<Weight> found = new ArrayList<>();
    for (String name : names) {
      Weight weight = file.weight(group, name);
      if (weight == null) {
        throw Refusal.broken("the weights have no array " + top + "/" + name);
      }
      found.add(weight);
    }
    return found;
  }

  @Override
  public void close() {
    file.close();
  }
}
