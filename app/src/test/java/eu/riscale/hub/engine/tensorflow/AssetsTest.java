package eu.riscale.hub.engine.tensorflow;

import static eu.riscale.hub.weights.tensorflow.Graphs.node;
import static eu.riscale.hub.weights.tensorflow.Graphs.typed;
import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.machine.EngineTest;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.tensorflow.Proto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SavedModels that look up words in a file of their own, by a graph that is written here.
/// (TensorFlow 2.18, `graph.proto`, `meta_graph.proto` and `types.proto`.)
class AssetsTest {
  private static final int FLOAT = 1;
  private static final int STRING = 7;
  private static final int INT64 = 9;
  private static final long LINE = -2; // a key of the file: the whole line
  private static final long NUMBER = -1; // its value: the line's number

  @TempDir Path temp;

  /// The number of the word `two` in the file, by which the input is multiplied.
  @Test
  void aTableIsReadFromItsFile() throws Exception {
    Weights weights = weights("words.txt");
    try (Session session = EngineTest.open(weights, Device.CPU)) {
      Tensor three = Tensor.of(new float[] {3}, EngineTest.axes(1), 1);
      for (int run = 0; run < 2; run++) {
        List<NamedTensor> outputs = session.run(List.of(new NamedTensor("number", three)));
        assertThat(outputs.getFirst().tensor().floats()).containsExactly(6);
      }
    }
  }

  @Test
  void aTableIsReadFromNoOtherFile() throws Exception {
    assertThat(EngineTest.engines().open(weights("../words.txt"), Device.CPU))
        .isInstanceOfSatisfying(
            Opening.Unavailable.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo(
                        "The tensorflow_saved_model_bundle weights would do more than compute:"
                            + " InitializeTableFromTextFileV2 reads or writes files (the"
                            + " initialisation, node `init`)."));
  }

  private Weights weights(String asset) throws IOException {
    Path zip = temp.resolve("model.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      out.write(new Proto().number(1, 1).message(2, network(asset)).bytes());
      out.putNextEntry(new ZipEntry("assets/words.txt"));
      out.write("zero\none\ntwo\n".getBytes(StandardCharsets.UTF_8));
    }
    return new Weights.SavedModelBundle(zip);
  }

  private static Proto network(String asset) {
    Proto run =
        new Proto().entry(1, "number", tensor("x:0")).entry(2, "product", tensor("product:0"));
    Proto first = new Proto().entry(2, "__saved_model_init_op", new Proto().text(1, "init"));
    return new Proto()
        .message(1, new Proto().text(4, "serve"))
        .message(2, graph())
        .entry(5, "serving_default", run)
        .entry(5, "__saved_model_init_op", first)
        .message(6, new Proto().message(1, new Proto().text(1, "path:0")).text(2, asset));
  }

  private static Proto tensor(String name) {
    Proto shape = new Proto().message(2, new Proto().number(1, 1));
    return new Proto().text(1, name).number(2, FLOAT).message(3, shape);
  }

  private static Proto graph() {
    return new Proto()
        .message(1, typed(node("x", "Placeholder"), "dtype", FLOAT))
        .message(1, constant("path", "nowhere"))
        .message(1, constant("word", "two"))
        .message(1, constantNumber("otherwise"))
        .message(1, table(node("table", "HashTableV2"), "key_dtype", "value_dtype"))
        .message(
            1,
            node("init", "InitializeTableFromTextFileV2", "table", "path")
                .entry(5, "key_index", new Proto().number(3, LINE))
                .entry(5, "value_index", new Proto().number(3, NUMBER)))
        .message(
            1,
            table(node("find", "LookupTableFindV2", "table", "word", "otherwise"), "Tin", "Tout"))
        .message(1, typed(typed(node("factor", "Cast", "find"), "SrcT", INT64), "DstT", FLOAT))
        .message(1, typed(node("product", "Mul", "x", "factor"), "T", FLOAT))
        .message(4, new Proto().number(1, 1882)); // the version of graphs that 2.18 writes
  }

  private static Proto table(Proto node, String key, String value) {
    return typed(typed(node, key, STRING), value, INT64);
  }

  private static Proto constant(String name, String text) {
    Proto tensor = new Proto().number(1, STRING).message(2, new Proto()).text(8, text);
    return typed(node(name, "Const"), "dtype", STRING)
        .entry(5, "value", new Proto().message(8, tensor));
  }

  private static Proto constantNumber(String name) {
    Proto tensor = new Proto().number(1, INT64).message(2, new Proto()).number(10, -1);
    return typed(node(name, "Const"), "dtype", INT64)
        .entry(5, "value", new Proto().message(8, tensor));
  }
}
