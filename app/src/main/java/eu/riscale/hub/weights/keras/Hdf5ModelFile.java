package eu.riscale.hub.weights.keras;

import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A whole model in one `.h5` file, as Keras 2 and Keras 3 write it: the configuration is an
/// attribute, and `model_weights` has a group for each layer of the outermost model.
///
/// @param weights the group `model_weights`
/// @param nested the arrays in each nested model of the outermost, as they are asked for
record Hdf5ModelFile(Hdf5 file, Group weights, Map<String, WeightNames> nested)
    implements WeightStore {

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
    return new KerasFile(
        model,
        Objects.requireNonNullElse(file.text("keras_version"), ""),
        Objects.requireNonNullElse(file.text("backend"), ""),
        new Hdf5ModelFile(file, group, new HashMap<>()));
  }

  @Override
  public List<Weight> weights(LayerPath layer) {
    return all(layer, file::weight);
  }

  @Override
  public List<KerasOutline.Array> arrays(LayerPath layer) {
    return all(layer, file::array);
  }

  /// What is read of an array below a group; null where there is none.
  private interface Reading<T> {
    @Nullable T of(Group group, String name);
  }

  private <T> List<T> all(LayerPath layer, Reading<T> reading) {
    String top = layer.names().get(0);
    Group group = file.group("model_weights/" + top);
    if (group == null) {
      return List.of();
    }
    List<String> names =
        layer.names().size() > 1
            ? nested
                .computeIfAbsent(top, key -> new WeightNames(file.names(group, "weight_names")))
                .of(layer.names().subList(1, layer.names().size()))
            : file.names(group, "weight_names");
    List<T> found = new ArrayList<>();
    for (String name : names) {
      T array = reading.of(group, name);
      if (array == null) {
        throw Refusal.broken("the weights have no array " + top + "/" + name);
      }
      found.add(array);
    }
    return found;
  }

  @Override
  public void close() {
    file.close();
  }
}
