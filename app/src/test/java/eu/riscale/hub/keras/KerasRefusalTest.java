package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.keras.Refusal.Reason;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be translated is named, in one sentence, whatever is wrong with it.
class KerasRefusalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Lambda      | {}                         | PYTHON_CODE   | layer odd (Lambda) holds Python"
            + " code",
        "My>Attention| {}                         | PYTHON_CODE   |"
            + " layer odd (Attention) is of the author's own class, whose Python code is not in the"
            + " file",
        "RandomCrop  | {}                         | NOT_SUPPORTED | layer odd (RandomCrop) is not"
            + " supported yet",
        "ConvLSTM2D  | {\"stateful\": true}         | NOT_SUPPORTED |"
            + " layer odd (ConvLSTM2D) is stateful, so that its output depends on what it was given"
            + " before; made with stateful=False, it takes the same weights",
        "MultiHeadAttention | {\"sliding_window\": 3} | NOT_SUPPORTED |"
            + " layer odd (MultiHeadAttention) has sliding_window, which is not supported",
        "MultiHeadAttention | {\"use_gate\": true} | NOT_SUPPORTED |"
            + " layer odd (MultiHeadAttention) has use_gate, which is not supported",
        "Masking     | {}                         | NOT_SUPPORTED |"
            + " layer odd (Masking) masks a tensor of 4 axes, which is not supported",
        "Bidirectional| {\"layer\": {\"class_name\": \"ConvLSTM2D\", \"config\": {}}} |"
            + " NOT_SUPPORTED | layer odd (ConvLSTM2D) is not supported both ways",
        "Activation  | {\"activation\": \"wobble\"} | NOT_SUPPORTED |"
            + " layer odd (Activation) has the activation wobble, which is not supported",
        "Activation  | {\"activation\": {\"class_name\": \"__lambda__\"}} | PYTHON_CODE |"
            + " layer odd (Activation) has an activation that holds Python code",
        "Activation  | {\"activation\": {\"class_name\": \"function\", \"module\": \"builtins\","
            + " \"config\": \"mine\"}} | PYTHON_CODE |"
            + " layer odd (Activation) has the activation mine, which is the author's own Python"
            + " code",
        "Conv2D      | {\"padding\": 3}            | BROKEN_FILE   |"
            + " layer odd (Conv2D) needs 1 weights or more, but the file has 0",
        "MaxPooling2D| {\"pool_size\": \"two\"}     | BROKEN_FILE   |"
            + " layer odd (MaxPooling2D) has pool_size \"two\" where a whole number belongs",
        "MaxPooling2D| {\"pool_size\": 0}          | BROKEN_FILE   |"
            + " layer odd (MaxPooling2D) has a kernel, stride or dilation below 1",
        "Dense       | {\"dtype\": {\"class_name\": \"QuantizedDTypePolicy\", \"config\":"
            + " {\"mode\": \"int8\"}}} | NOT_SUPPORTED | layer odd (Dense) is quantised to int8,"
            + " which is not supported",
        "Dense       | {\"dtype\": \"float8_from_float32\"} | NOT_SUPPORTED |"
            + " layer odd (Dense) is quantised to float8, which is not supported",
        "Dense       | {\"quantization_config\": {}} | NOT_SUPPORTED |"
            + " layer odd (Dense) is quantised to fewer bits, which is not supported",
        "Softmax     | {\"axis\": 7}               | BROKEN_FILE   |"
            + " layer odd (Softmax) asks for axis 7 of a tensor with 4 axes",
        "UpSampling2D| {\"interpolation\": \"lanczos3\"} | NOT_SUPPORTED |"
            + " layer odd (UpSampling2D) interpolates by lanczos3, which is not supported",
      })
  void namesTheLayer(String className, String config, Reason reason, String message)
      throws IOException {
    Path file = write("model.json", model(layer(className, config, "[[[\"x\", 0, 0, {}]]]")));

    assertThat(KerasToOnnx.translate(file)).isEqualTo(new Translation.Refused(reason, message));
  }

  /// Each of twenty models calls the one in it twice: a million calls in all.
  @Test
  void refusesModelsThatCallEachOtherWithoutEnd() throws IOException {
    String input =
        "{\"class_name\": \"InputLayer\", \"name\": \"x\", \"config\": {\"name\": \"x\","
            + " \"batch_input_shape\": [null, 4]}, \"inbound_nodes\": []}";
    String inner =
        "{\"class_name\": \"Activation\", \"name\": \"n\", \"config\": {\"name\": \"n\","
            + " \"activation\": \"relu\"}, ";
    int making = 0;
    for (int i = 0; i < 20; i++) {
      String calls =
          "\"inbound_nodes\": [[[\"x\", 0, 0, {}]], [[\"n\", %d, 0, {}]]]}".formatted(making);
      inner =
          ("{\"class_name\": \"Functional\", \"name\": \"n\", \"config\": {\"name\": \"n\","
                  + " \"layers\": [%s, %s], \"input_layers\": [[\"x\", 0, 0]], \"output_layers\":"
                  + " [[\"n\", %d, 0]]}, ")
              .formatted(input, inner + calls, making + 1);
      making = 1;
    }
    String whole = "{\"modelTopology\": " + inner + "\"y\": 0}, \"weightsManifest\": []}";

    assertThat(KerasToOnnx.translate(write("model.json", whole)))
        .isEqualTo(
            new Translation.Refused(
                Reason.TOO_LARGE, "its layers are called more than 200000 times"));
  }

  @Test
  void refusesDropoutThatStaysOn() throws IOException {
    String odd = layer("Dropout", "{}", "[[[\"x\", 0, 0, {\"training\": true}]]]");

    assertRefused(write("model.json", model(odd)), Reason.NOT_SUPPORTED, "its output is random");
  }

  @Test
  void refusesAModelThatIsRunAsInTraining() throws IOException {
    String inner =
        """
        {"name": "odd", "layers": [{"class_name": "InputLayer",
          "config": {"name": "y", "batch_input_shape": [null, 8, 8, 2]}}]}
        """;
    String odd = layer("Sequential", inner, "[[[\"x\", 0, 0, {\"training\": true}]]]");

    Path file = write("model.json", model(odd).replace("[\"odd\", 0, 0]", "[\"odd\", 1, 0]"));

    assertRefused(file, Reason.NOT_SUPPORTED, "layer odd (Sequential) is run as in training");
  }

  @Test
  void refusesALoop() throws IOException {
    Path file = write("model.json", model(layer("ReLU", "{}", "[[[\"odd\", 0, 0, {}]]]")));

    assertRefused(file, Reason.BROKEN_FILE, "layer odd (ReLU) needs its own output");
  }

  @ParameterizedTest
  @CsvSource({
    "../secret.bin, which is no file name",
    "/etc/passwd, which is no file name",
    "group1.bin, is missing beside model.json"
  })
  void readsShardsBesideTheModelOnly(String shard, String message) throws IOException {
    write("secret.bin", "1234");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file = inner.resolve("model.json");
    Files.writeString(
        file,
        """
        {"modelTopology": {"class_name": "Sequential", "config": {}},
         "weightsManifest": [{"paths": ["%s"], "weights": []}]}
        """
            .formatted(shard));

    assertRefused(file, Reason.BROKEN_FILE, message);
  }

  @Test
  void followsNoLinkOutOfTheFolder() throws IOException {
    Path secret = write("secret.bin", "1234");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.createSymbolicLink(inner.resolve("shard.bin"), secret);
    Files.writeString(
        inner.resolve("model.json"),
        """
        {"modelTopology": {"class_name": "Sequential", "config": {}},
         "weightsManifest": [{"paths": ["shard.bin"], "weights": []}]}
        """);

    assertRefused(inner, Reason.BROKEN_FILE, "lies outside the model's folder");
  }

  @Test
  void refusesShardsThatEndEarly() throws IOException {
    Files.write(folder.resolve("shard.bin"), new byte[10]);
    Path file =
        write(
            "model.json",
            """
            {"modelTopology": {"class_name": "Sequential", "config": {}},
             "weightsManifest": [{"paths": ["shard.bin"], "weights": [
               {"name": "a/kernel", "shape": [2000000000], "dtype": "float32"}]}]}
            """);

    assertRefused(file, Reason.BROKEN_FILE, "the shards end before the weight a/kernel");
  }

  @Test
  void refusesDeepNesting() throws IOException {
    Path file = write("model.json", "{\"a\":".repeat(100_000));

    assertRefused(file, Reason.BROKEN_FILE, "is not valid JSON");
  }

  @Test
  void refusesOtherFiles() throws IOException {
    assertRefused(write("empty.h5", ""), Reason.BROKEN_FILE, "empty.h5 is empty");
    assertRefused(
        write("page.h5", "<html>not found</html>"),
        Reason.BROKEN_FILE,
        "page.h5 is neither an HDF5 file, nor a .keras file, nor a TensorFlow.js model.json");
    assertRefused(folder, Reason.BROKEN_FILE, "has no model.json");
    assertRefused(
        zip(Map.of("readme.txt", "hello")),
        Reason.BROKEN_FILE,
        "has neither a config.json (Keras) nor a model.json (TensorFlow.js)");
    assertRefused(
        zip(Map.of("config.json", "{}", "metadata.json", "{}")),
        Reason.BROKEN_FILE,
        "the .keras file has no model.weights.h5");
  }

  @Test
  void saysThatWeightsAloneAreNoModel() throws IOException {
    Path file = folder.resolve("weights.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("kernel", new float[] {1, 2, 3});
    }

    assertRefused(
        file, Reason.BROKEN_FILE, "weights.h5 has no model_config: it holds weights only");
  }

  @Test
  void refusesKeras1() throws IOException {
    Path file = folder.resolve("old.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("model_config", "{}");
      hdf.putAttribute("keras_version", "1.2.2");
      hdf.putGroup("model_weights");
    }

    assertRefused(file, Reason.NOT_SUPPORTED, "the file was written by Keras 1.2.2");
  }

  @Test
  void refusesAModelOfTheAuthorsOwnClass() throws IOException {
    Path file = write("model.json", "{\"modelTopology\": {\"class_name\": \"MyNet\"}}");

    assertRefused(file, Reason.PYTHON_CODE, "the model is of the author's own class MyNet");
  }

  @Test
  void refusesHalfAFile() throws IOException {
    Path whole = KerasModelFiles.unpacked("keras2-unet.h5.gz", folder);
    byte[] bytes = Files.readAllBytes(whole);
    Path half = folder.resolve("half.h5");
    Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));

    assertRefused(half, Reason.BROKEN_FILE, "half.h5 is a damaged HDF5 file");
  }

  /// HDF5 2.0 writes the layout of arrays in a form that older software does not know.
  @Test
  void anHdf5FileOfANewerFormIsNotCalledDamaged() throws IOException {
    Path file = KerasModelFiles.unpacked("keras2-unet.h5.gz", folder);
    byte[] bytes = Files.readAllBytes(file);
    byte[] layout = {8, 0, 24, 0, 0, 0, 0, 0, 3}; // message 8 of 24 bytes, version 3
    int found = 0;
    for (int i = 0; i + layout.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + layout.length, layout, 0, layout.length)) {
        bytes[i + 8] = 5;
        found++;
      }
    }
    assertThat(found).isPositive();
    Files.write(file, bytes);

    assertRefused(
        file,
        Reason.NOT_SUPPORTED,
        " is HDF5 of a form that hub does not read (Unsupported data layout message version"
            + " detected. Detected version = 5), so it need not be broken; load it in Keras and"
            + " save it again there");
  }

  private static void assertRefused(Path file, Reason reason, String part) throws IOException {
    Translation translation = KerasToOnnx.translate(file);
    assertThat(translation).isInstanceOf(Translation.Refused.class);
    Translation.Refused refused = (Translation.Refused) translation;
    assertThat(refused.message()).contains(part);
    assertThat(refused.reason()).isEqualTo(reason);
  }

  /// A TensorFlow.js model of an input and one more layer.
  private static String model(String layer) {
    return """
    {"modelTopology": {"class_name": "Functional", "config": {"layers": [
       {"class_name": "InputLayer", "name": "x", "inbound_nodes": [],
        "config": {"name": "x", "batch_input_shape": [null, 8, 8, 2]}},
       %s],
      "input_layers": [["x", 0, 0]], "output_layers": [["odd", 0, 0]]}},
     "weightsManifest": []}
    """
        .formatted(layer);
  }

  private static String layer(String className, String config, String inbound) {
    return "{\"class_name\": \"%s\", \"name\": \"odd\", \"config\": %s, \"inbound_nodes\": %s}"
        .formatted(className, config, inbound);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path file = Files.createTempFile(folder, "model", ".keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
