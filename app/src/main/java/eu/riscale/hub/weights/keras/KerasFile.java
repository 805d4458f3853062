package eu.riscale.hub.weights.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// A model file, opened: the configuration, and the weights as they are asked for.
///
/// @param model the configuration, `{"class_name": …, "config": …}`
/// @param version of Keras, as in `2.15.0`; empty where the file names none, as the first ones did
/// @param backend such as `tensorflow`; empty where the file names none
public record KerasFile(JsonNode model, String version, String backend, WeightStore weights)
    implements AutoCloseable {
  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /// Opens a file of any supported kind, told by its first bytes, not by its name.
  ///
  /// @param path a file, or the folder that holds a `model.json`
  /// @throws Refusal where it is of no supported kind, or damaged
  public static KerasFile open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return TensorFlowJsFile.open(path.resolve("model.json"));
    }
    byte[] start = start(path);
    if (startsWith(start, HDF5)) {
      return Hdf5ModelFile.open(path);
    }
    if (startsWith(start, ZIP)) {
      return ZippedModelFile.open(path);
    }
    if (new String(start, StandardCharsets.ISO_8859_1).strip().startsWith("{")) {
      return TensorFlowJsFile.open(path);
    }
    throw Refusal.broken(
        path.getFileName()
            + (start.length == 0
                ? " is empty"
                : " is neither an HDF5 file, nor a .keras file, nor a TensorFlow.js model.json"));
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

  private static byte[] start(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(HDF5.length);
    }
  }

  private static boolean startsWith(byte[] start, byte[] magic) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }

  @Override
  public void close() throws IOException {
    weights.close();
  }
}
