package eu.riscale.hub.keras;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The models that `app/src/test/keras/make_models.py` writes, with their inputs and outputs.
public final class KerasModelFiles {
  private static final Path FOLDER = Path.of("src/test/resources/keras");

  /// An array with the name that the model gives it.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Named(String name, long[] shape, float[] data) {}

  /// What the framework computed.
  record Expectation(List<Named> inputs, List<Named> outputs) {}

  private KerasModelFiles() {}

  /// File names of all models, such as `keras3-conv2d.keras`.
  public static List<String> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".json.gz"))
          .sorted()
          .toList();
    }
  }

  /// The model as a file that hub can read; HDF5 files are packed in the project.
  public static Path unpacked(String name, Path folder) throws IOException {
    return unpacked(FOLDER.resolve(name), folder);
  }

  static Path unpacked(Path file, Path folder) throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(".gz")) {
      return file;
    }
    Path unpacked = folder.resolve(name.substring(0, name.length() - ".gz".length()));
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      Files.copy(in, unpacked);
    }
    return unpacked;
  }

  static Expectation expectation(String name) throws IOException {
    String base = name.substring(0, name.indexOf('.'));
    return expectation(FOLDER.resolve(base + ".json.gz"));
  }

  static Expectation expectation(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      JsonNode json = JsonMapper.shared().readTree(in);
      return new Expectation(tensors(json.path("inputs")), tensors(json.path("outputs")));
    }
  }

  private static List<Named> tensors(JsonNode list) {
    List<Named> tensors = new ArrayList<>();
    for (JsonNode json : list) {
      long[] shape = new long[json.path("shape").size()];
      for (int axis = 0; axis < shape.length; axis++) {
        shape[axis] = json.path("shape").path(axis).longValue();
      }
      byte[] bytes = Base64.getDecoder().decode(json.path("data").stringValue());
      float[] data = new float[bytes.length / 4];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(data);
      tensors.add(new Named(json.path("name").stringValue(), shape, data));
    }
    return tensors;
  }
}
