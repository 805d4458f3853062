package eu.riscale.hub.keras;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.weights.keras.Refusal.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be translated of a TensorFlow.js graph model is named by its node, and whatever is
/// wrong with the file, nothing is thrown.
class GraphRefusalTest {
  private static final String X =
      "{\"name\": \"x\", \"op\": \"Placeholder\", \"attr\": {\"dtype\": {\"type\": \"DT_FLOAT\"},"
          + " \"shape\": {\"shape\": {\"dim\": [{\"size\": \"-1\"}, {\"size\": \"4\"}]}}}}";
  private static final String C =
      "{\"name\": \"c\", \"op\": \"Const\", \"attr\": {\"dtype\": {\"type\": \"DT_INT32\"}}}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Wobble | \"x\" | {} | NOT_SUPPORTED | node odd (Wobble) is not supported",
        "While | \"x\" | {\"cond\": {\"func\": {\"name\": \"f\"}}} | BROKEN_FILE | node odd (While)"
            + " runs the function f, which the graph lacks",
        "Exit | \"x\" | {} | BROKEN_FILE | node odd (Exit) leaves no loop",
        "Merge | \"x\", \"x\" | {} | NOT_SUPPORTED | node odd (Merge) belongs to a condition whose"
            + " branches cannot be told apart",
        "Switch | \"x\", \"x\" | {} | BROKEN_FILE | node odd (Switch) belongs to a loop or a"
            + " condition, but is used outside of it",
        "EmptyTensorList | \"x\", \"c\" | {\"element_dtype\": {\"type\": \"DT_STRING\"}} |"
            + " NOT_SUPPORTED | node odd (EmptyTensorList) keeps DT_STRING, which is not supported",
        "Relu | | {} | BROKEN_FILE | node odd (Relu) has 0 inputs, too few",
        "Relu | \"odd\" | {} | BROKEN_FILE | node odd (Relu) needs its own output",
        "Relu | \"no\" | {} | BROKEN_FILE | the graph refers to the node no, which it lacks",
        "Relu | \"x:y\" | {} | BROKEN_FILE | the graph refers to the tensor x:y, which is no name",
        "Relu | \"x:7\" | {} | NOT_SUPPORTED | node x (Placeholder) is used for its output 7, which"
            + " it has not here",
        "Conv2D | \"x\", \"x\" | {} | NOT_SUPPORTED | node odd (Conv2D) has a computed kernel,"
            + " which is not supported",
        "Conv2D | \"x\", \"c\" | {} | BROKEN_FILE | node odd (Conv2D) has a kernel of 1 axes",
        "Split | \"c\", \"x\" | {\"num_split\": {\"i\": \"2000000000\"}} | BROKEN_FILE |"
            + " node odd (Split) has 2000000000 outputs",
        "Transpose | \"x\", \"c\" | {} | BROKEN_FILE | node odd (Transpose) has an impossible order"
            + " of axes",
        "Reshape | \"x\", \"big\" | {} | NOT_SUPPORTED | node big (Const) holds whole numbers of"
            + " more than 24 bits, which are not supported",
        "Reshape | \"x\", \"none\" | {} | BROKEN_FILE | node none (Const) has no numbers in the"
            + " weightsManifest",
        "Cast | \"x\" | {\"DstT\": {\"type\": \"DT_HALF\"}} | NOT_SUPPORTED | node odd (Cast) makes"
            + " DT_HALF, which is not supported",
        "Pack | \"x\" | {\"axis\": {\"i\": \"many\"}} | BROKEN_FILE | node odd (Pack) has an"
            + " attribute that is no whole number",
        "MaxPool | \"x\" | {\"padding\": {\"s\": \"!\"}} | BROKEN_FILE | node odd (MaxPool) has an"
            + " attribute that is not in base 64",
        "_FusedMatMul | \"x\", \"x\" | {\"fused_ops\": {\"list\": {\"s\": [\"R2VsdQ==\"]}}} |"
            + " NOT_SUPPORTED | node odd (_FusedMatMul) computes Gelu as well, which is not"
            + " supported",
      })
  void namesTheNode(String op, String inputs, String attributes, Reason reason, String message)
      throws IOException {
    String odd =
        "{\"name\": \"odd\", \"op\": \"%s\", \"input\": [%s], \"attr\": %s}"
            .formatted(op, inputs == null ? "" : inputs, attributes);

    assertThat(KerasToOnnx.translate(model(odd)))
        .isEqualTo(new Translation.Refused(reason, message));
  }

  @Test
  void refusesMoreOutputsThanAnyGraphHas() throws IOException {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String from = i == 0 ? "x" : "s" + (i - 1);
      nodes.append(
          "{\"name\": \"s%d\", \"op\": \"Unpack\", \"input\": [\"%s\"], \"attr\": {\"num\": {\"i\": 9999}}}, "
              .formatted(i, from));
    }
    nodes.append("{\"name\": \"odd\", \"op\": \"Relu\", \"input\": [\"s299\"]}");

    assertThat(KerasToOnnx.translate(model(nodes.toString())))
        .isEqualTo(
            new Translation.Refused(
                Reason.TOO_LARGE, "the graph has more than 1000000 outputs of nodes"));
  }

  /// Functions that run one another, twice each, until no memory would hold them.
  @ParameterizedTest
  @CsvSource({
    "20, the graph has more than 1000000 outputs of nodes",
    "40, the graph has more than 32 functions in one another"
  })
  void refusesEndlessFunctions(int depth, String message) throws IOException {
    StringBuilder functions = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      String call =
          "{\"name\": \"%s\", \"op\": \"PartitionedCall\", \"input\": [\"%s\"],"
              + " \"attr\": {\"f\": {\"func\": {\"name\": \"f"
              + (i + 1) % depth
              + "\"}}}}";
      functions.append(i == 0 ? "" : ", ");
      functions.append(
          "{\"signature\": {\"name\": \"f%d\", \"inputArg\": [{\"name\": \"x\"}], \"outputArg\": [{\"name\": \"y\"}]}, \"nodeDef\": [%s], \"ret\": {\"y\": \"b:output:0\"}}"
              .formatted(
                  i,
                  i == depth - 1 && depth == 20
                      ? "{\"name\": \"b\", \"op\": \"Relu\", \"input\": [\"x\"]}"
                      : call.formatted("a", "x") + ", " + call.formatted("b", "a:output:0")));
    }
    String odd =
        "{\"name\": \"odd\", \"op\": \"PartitionedCall\", \"input\": [\"x\"], \"attr\": {\"f\":"
            + " {\"func\": {\"name\": \"f0\"}}}}";

    assertThat(KerasToOnnx.translate(model(odd, functions.toString())))
        .isEqualTo(new Translation.Refused(Reason.TOO_LARGE, message));
  }

  @Test
  void refusesAGraphWithoutOutputs() throws IOException {
    Path file = folder.resolve("model.json");
    Files.writeString(file, "{\"format\": \"graph-model\", \"modelTopology\": {}}");

    assertThat(KerasToOnnx.translate(file))
        .isEqualTo(
            new Translation.Refused(Reason.BROKEN_FILE, "the graph of model.json has no output"));
  }

  @ParameterizedTest
  @CsvSource({
    "shapes, 1",
    "convolutions, 2",
    "unet, 3",
    "loops, 4",
    "loops-functions, 5",
    "recurrences, 6"
  })
  void survivesDamage(String name, long seed) throws IOException {
    Path file = folder.resolve("model.json");
    byte[] whole;
    try (ZipFile zip = new ZipFile("src/test/resources/graphs/" + name + ".zip")) {
      whole = zip.getInputStream(zip.getEntry("web/model.json")).readAllBytes();
      String shard = "group1-shard1of1.bin";
      Files.write(
          folder.resolve(shard), zip.getInputStream(zip.getEntry("web/" + shard)).readAllBytes());
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 150; i++) {
      byte[] bytes = whole.clone();
      for (int flips = random.nextInt(1, 5); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
      }
      Files.write(file, bytes);

      if (KerasToOnnx.translate(file) instanceof Translation.Refused refused) {
        assertThat(refused.message()).doesNotContain("\n").isNotBlank();
      }
    }
  }

  /// A graph of an input, constants and the nodes given.
  private Path model(String nodes) throws IOException {
    return model(nodes, "");
  }

  private Path model(String nodes, String functions) throws IOException {
    byte[] numbers = {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1};
    Files.write(folder.resolve("shard.bin"), numbers);
    String json =
        """
        {"format": "graph-model",
         "modelTopology": {"node": [%s, %s, %s, %s, %s], "library": {"function": [%s]}},
         "signature": {"outputs": {"y": {"name": "odd:0"}}},
         "weightsManifest": [{"paths": ["shard.bin"], "weights": [
           {"name": "c", "shape": [2], "dtype": "int32"},
           {"name": "big", "shape": [1], "dtype": "int32"}]}]}
        """
            .formatted(
                X,
                C,
                C.replace("\"c\"", "\"big\""),
                C.replace("\"c\"", "\"none\""),
                nodes,
                functions);
    Path file = folder.resolve("model.json");
    Files.write(file, json.getBytes(StandardCharsets.UTF_8));
    return file;
  }
}
