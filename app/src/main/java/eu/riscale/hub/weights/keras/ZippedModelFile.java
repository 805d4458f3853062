package eu.riscale.hub.weights.keras;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import io.jhdf.api.Group;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;

/// A `.keras` file, which is a zip of `config.json`, `metadata.json` and `model.weights.h5`; or a
/// zip with a TensorFlow.js `model.json` and its shards.
///
/// @param weights the opened `model.weights.h5`
/// @param root what the folder of layers is called: the first releases had another name for it
record ZippedModelFile(Hdf5 weights, String root) implements WeightStore {
  static KerasFile open(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    try (SoundZip zip = SoundZip.open(path)) {
      WeightsArchive names = WeightsArchive.of(zip);
      if (names.holds(WeightsFormat.KERAS_V3)) {
        return read(zip);
      }
      Optional<String> folder = names.folder(WeightsFormat.TENSORFLOW_JS);
      if (folder.isEmpty()) {
        throw Refusal.broken(
            name + " has neither a config.json (Keras) nor a model.json (TensorFlow.js)");
      }
      return TensorFlowJsFile.read(
          topology(zip, folder.get()), new ZippedShards(zip, folder.get()));
    } catch (ZipException | EOFException e) {
      throw Refusal.broken(name + " cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  /// The content of the `model.json` of a zip.
  ///
  /// @param folder where it lies, with a slash at its end; empty for the zip's top
  static JsonNode topology(SoundZip zip, String folder) throws IOException {
    return json(zip, zip.entry(folder + "model.json"));
  }

  /// The parts of a `.keras` file; the weights are to be closed.
  record Parts(JsonNode model, Hdf5 weights) {}

  /// @throws Refusal where a part is missing
  static Parts parts(SoundZip zip) throws IOException {
    ZipEntry config = zip.getEntry("config.json");
    ZipEntry weights = zip.getEntry("model.weights.h5");
    if (config == null || weights == null) {
      throw Refusal.broken(
          "the .keras file has no " + (config == null ? "config.json" : "model.weights.h5"));
    }
    return new Parts(json(zip, config), hdf5(zip, weights));
  }

  private static Hdf5 hdf5(SoundZip zip, ZipEntry entry) throws IOException {
    return entry.getSize() <= Hdf5.MAX_IN_MEMORY
        ? Hdf5.of(bytes(zip, entry, Hdf5.MAX_IN_MEMORY), entry.getName())
        : Hdf5.unpacked(EntryStream.open(zip, entry), entry.getName());
  }

  private static KerasFile read(SoundZip zip) throws IOException {
    ZipEntry metadata = zip.getEntry("metadata.json");
    String version =
        metadata == null ? "3" : json(zip, metadata).path("keras_version").asString("3");
    Parts parts = parts(zip);
    Hdf5 weights = parts.weights();
    String root =
        weights.group("_layer_checkpoint_dependencies") == null
            ? "layers"
            : "_layer_checkpoint_dependencies";
    return new KerasFile(parts.model(), version, "", new ZippedModelFile(weights, root));
  }

  private static JsonNode json(SoundZip zip, ZipEntry entry) throws IOException {
    byte[] text = bytes(zip, entry, Json.MAX_BYTES);
    return Json.read(new String(text, StandardCharsets.UTF_8), entry.getName());
  }

  private record ZippedShards(SoundZip zip, String folder) implements TensorFlowJsFile.Shards {
    @Override
    public long size(String name) {
      ZipEntry entry = zip.getEntry(folder + name);
      return entry == null ? -1 : Math.max(0, entry.getSize());
    }

    @Override
    public byte[] read(String name) throws IOException {
      return bytes(zip, zip.entry(folder + name), Integer.MAX_VALUE - 1024);
    }
  }

  /// Reads one entry, but never more than it says it has.
  private static byte[] bytes(SoundZip zip, ZipEntry entry, long limit) throws IOException {
    long size = entry.getSize();
    if (size < 0 || size > limit) {
      throw Refusal.tooLarge(
          entry.getName() + " is " + size + " bytes long, more than can be read (" + limit + ")");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes((int) size);
      if (content.length < size || in.read() >= 0) {
        throw Refusal.broken(entry.getName() + " has another length than the zip says");
      }
      return content;
    }
  }

  @Override
  public List<Weight> weights(LayerPath layer) {
    Group variables = weights.group(layer.archive().replace("layers", root) + "/vars");
    List<Weight> found = new ArrayList<>();
    while (variables != null) {
      Weight weight = weights.weight(variables, String.valueOf(found.size()));
      if (weight == null) {
        break;
      }
      found.add(weight);
    }
    return found;
  }

  @Override
  public List<KerasOutline.Array> arrays(LayerPath layer) {
    Group group = weights.group(layer.archive().replace("layers", root));
    return group == null ? List.of() : weights.arrays(group);
  }

  @Override
  public void close() {
    weights.close();
  }
}
