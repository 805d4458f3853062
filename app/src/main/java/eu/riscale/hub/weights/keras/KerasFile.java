package eu.riscale.hub.weights.keras;

import eu.riscale.hub.spec.file.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A model file, opened: the configuration, and the weights as they are asked for.
///
/// @param model the configuration, `{"class_name": …, "config": …}`
/// @param version of Keras, as in `2.15.0`; empty where the file names none, as the first ones did
/// @param backend such as `tensorflow`; empty where the file names none
/// @param graph of a TensorFlow.js graph model, which has no layers; else null
public record KerasFile(
    JsonNode model, String version, String backend, WeightStore weights, @Nullable GraphDef graph)
    implements AutoCloseable {

  /// A network of layers.
  KerasFile(JsonNode model, String version, String backend, WeightStore weights) {
    this(model, version, backend, weights, null);
  }

  /// Opens a file of any supported kind, told by its first bytes, not by its name.
  ///
  /// @param path a file, or the folder that holds a `model.json`
  /// @throws Refusal where it is of no supported kind, or damaged
  public static KerasFile open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return TensorFlowJsFile.open(path.resolve("model.json"));
    }
    return switch (FileKind.of(path)) {
      case HDF5 -> Hdf5ModelFile.open(path);
      case ZIP -> ZippedModelFile.open(path);
      case JSON -> TensorFlowJsFile.open(path);
      case EMPTY -> throw Refusal.broken(path.getFileName() + " is empty");
      case PICKLE,
          WEB_PAGE,
          GIT_LFS_POINTER,
          NPY,
          PNG,
          JPEG,
          GIF,
          TIFF,
          PDF,
          GZIP,
          SEVEN_ZIP,
          RAR,
          XZ,
          OTHER ->
          throw Refusal.broken(
              path.getFileName()
                  + " is neither an HDF5 file, nor a .keras file, nor a TensorFlow.js model.json");
    };
  }

  /// 2 or 3: some activations changed their formula between them. Versions look like `2.15.0`,
  /// `2.2.4-tf` or `tfjs-layers 4.22.0`.
  ///
  /// @throws Refusal where the file is from before Keras 2
  public int kerasMajor() {
    if (version.startsWith("3")) {
      return 3;
    }
    if (version.startsWith("0.") || version.startsWith("1.")) {
      throw Refusal.unsupported(
          "the file was written by Keras " + version + "; only Keras 2 and later are read");
    }
    return 2;
  }

  @Override
  public void close() throws IOException {
    weights.close();
  }
}
