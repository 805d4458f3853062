package eu.riscale.hub.weights.tensorflow;

import static eu.riscale.hub.weights.tensorflow.Graphs.call;
import static eu.riscale.hub.weights.tensorflow.Graphs.constant;
import static eu.riscale.hub.weights.tensorflow.Graphs.function;
import static eu.riscale.hub.weights.tensorflow.Graphs.graph;
import static eu.riscale.hub.weights.tensorflow.Graphs.implementing;
import static eu.riscale.hub.weights.tensorflow.Graphs.meta;
import static eu.riscale.hub.weights.tensorflow.Graphs.name;
import static eu.riscale.hub.weights.tensorflow.Graphs.node;
import static eu.riscale.hub.weights.tensorflow.Graphs.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What TensorFlow would run of a SavedModel beyond arithmetic.
class SavedModelUsesTest {
  private static final String RUN = "the signature serving_default, node ";

  @TempDir Path temp;

  /// What hides an operation, and where it is found.
  static Stream<Arguments> hidden() {
    Proto evil = function("evil", node("w", "WriteFile"));
    Proto calls = node("y", "PartitionedCall").entry(5, "f", Graphs.of("evil"));
    Proto named = new Proto().text(1, "mid").entry(2, "g", Graphs.of("evil"));
    Proto listed = new Proto().message(1, new Proto().message(9, name("evil")));
    String inEvil = "the function `evil` reached from the signature serving_default, node `w`";
    return Stream.of(
        arguments("itself", graph(node("y", "WriteFile")), RUN + "`y`"),
        arguments("input", graph(node("y", "Identity", "w"), node("w", "WriteFile")), RUN + "`w`"),
        arguments("order", graph(node("y", "Identity", "^w"), node("w", "WriteFile")), RUN + "`w`"),
        arguments("function", graph(List.of(evil), calls), inEvil),
        arguments("name", graph(List.of(evil), node("y", "evil")), inEvil),
        arguments(
            "attribute of an attribute",
            graph(List.of(evil, function("mid")), call(new Proto().message(10, named))),
            inEvil),
        arguments("list", graph(List.of(evil), call(listed)), inEvil),
        arguments(
            "gradient",
            new Proto()
                .message(1, call(Graphs.of("mid")))
                .message(
                    2,
                    new Proto()
                        .message(1, function("mid"))
                        .message(1, evil)
                        .message(2, new Proto().text(1, "mid").text(2, "evil"))),
            inEvil),
        arguments(
            "other implementation",
            graph(
                List.of(implementing(function("mid")), implementing(evil)), call(Graphs.of("mid"))),
            inEvil));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hidden")
  void followsWhatRuns(String what, Proto graph, String place) throws IOException {
    assertThat(uses(served(graph))).containsExactly(new Use("WriteFile", Effect.FILES, place));
  }

  @ParameterizedTest
  @CsvSource({
    "DebugIdentityV2, FILES",
    "ImmutableConst, FILES",
    "GenerateVocabRemapping, FILES",
    "InitializeTableFromTextFileV2, FILES",
    "RestoreV2, FILES",
    "SaveV2, FILES",
    "ReadFile, FILES",
    "Abort, PROCESS",
    "PyFunc, PYTHON",
    "RpcCall, NETWORK",
    "XlaCallModule, UNKNOWN",
    "NoSuchOperator, UNKNOWN"
  })
  void tellsWhatAnOperationDoes(String operator, Effect effect) throws IOException {
    assertThat(uses(served(graph(node("y", operator)))))
        .containsExactly(new Use(operator, effect, RUN + "`y`"));
  }

  @ParameterizedTest
  @CsvSource({
    "PrintV2, output_stream, stderr, PRINTS",
    "PrintV2, output_stream, file:///tmp/x, FILES",
    "DecodeProtoV2, descriptor_source, local://, HARMLESS",
    "DecodeProtoV2, descriptor_source, /etc/passwd, FILES",
    "FixedUnigramCandidateSampler, vocab_file, '', HARMLESS",
    "FixedUnigramCandidateSampler, vocab_file, words.txt, FILES"
  })
  void readsAttributesThatDecide(String operator, String key, String value, Effect effect)
      throws IOException {
    Proto node = node("y", operator).entry(5, key, new Proto().text(2, value));
    assertThat(uses(served(graph(node))))
        .extracting(Use::effect)
        .isEqualTo(effect == Effect.HARMLESS ? List.of() : List.of(effect));
  }

  @Test
  void readsFilesOfVariablesAloneInRestoring() throws IOException {
    Proto saver = new Proto().text(1, "path:0").text(3, "all");
    Proto own = graph(node("path", "Placeholder"), node("all", "RestoreV2", "path"));
    Proto other =
        graph(node("path", "Const"), node("all", "RestoreV2", "other"), node("other", "Const"));
    assertThat(uses(meta(own, "serve").message(3, saver))).isEmpty();
    assertThat(uses(meta(other, "serve").message(3, saver)))
        .containsExactly(
            new Use("RestoreV2", Effect.FILES, "the restoring of the variables, node `all`"));
  }

  @ParameterizedTest
  @CsvSource({"words.txt, 0", "../words.txt, 1", "/etc/passwd, 1"})
  void readsAssetsOfItsOwnFolder(String file, int uses) throws IOException {
    Proto graph =
        graph(
            node("path", "Placeholder"),
            node("init", "InitializeTableFromTextFileV2", "table", "path"),
            node("table", "HashTableV2"));
    Proto model =
        meta(graph, "serve")
            .message(6, new Proto().message(1, name("path:0")).text(2, file))
            .entry(
                5,
                "__saved_model_init_op",
                new Proto().entry(2, "__saved_model_init_op", name("init")));
    assertThat(uses(model)).hasSize(uses);
  }

  @Test
  void findsWhatTensorFlowComputesWhenItReadsTheGraph() throws IOException {
    Proto constant = graph(node("r", "ReadFile", "c"), node("c", "Const"));
    Proto given = graph(node("r", "ReadFile", "c"), node("c", "Placeholder"));
    assertThat(uses(served(constant)))
        .containsExactly(
            new Use(
                "ReadFile", Effect.FILES, "node `r`, computed when TensorFlow reads the graph"));
    assertThat(uses(served(given))).isEmpty();
  }

  @Test
  void passesOverSaving() throws IOException {
    Proto graph = graph(node("s", "SaveV2", "c"), node("c", "Const"), node("y", "Identity"));
    assertThat(uses(served(graph))).isEmpty();
  }

  @Test
  void examinesEveryGraphThatIsTakenForTheServedOne() throws IOException {
    Proto good = served(graph(node("y", "Identity")));
    Proto evil = served(graph(node("y", "WriteFile")));
    assertThat(uses(good, evil)).hasSize(1);
    assertThat(uses(served(graph(node("y", "WriteFile")), "serve", "serve"), good)).hasSize(1);
    assertThat(uses(good, served(graph(node("y", "WriteFile")), "train"))).isEmpty();
  }

  /// What two readers of protobuf could understand in two ways.
  static Stream<Proto> ambiguous() {
    return Stream.of(
        node("y", "Identity").text(2, "WriteFile"),
        node("y", "Identity").entry(5, "f", new Proto().number(3, 1).number(5, 1)),
        node("y".repeat(70_000), "Identity"),
        new Proto().bytes(1, new byte[] {(byte) 0xFF}));
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void refusesWhatHasTwoMeanings(Proto node) {
    assertThatThrownBy(() -> uses(served(graph(node))))
        .isInstanceOf(ProtobufReader.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void refusesPartsThatAreThereTwice(int field) {
    Proto twice = served(graph(node("y", "Identity"))).message(3, new Proto());
    assertThatThrownBy(() -> uses(twice.message(field, new Proto())))
        .hasMessage("field " + field + " is there twice where one has its place");
  }

  /// Options of a call, and whether they are only about how fast it is computed.
  static Stream<Arguments> options() {
    Proto rewriting = new Proto().message(10, new Proto().number(1, 1).text(100, "constfold"));
    Proto byName = new Proto().message(10, new Proto().message(200, name("hostile")));
    return Stream.of(
        arguments(new Proto().entry(1, "CPU", new Proto()).number(2, 1).number(7, 1), true),
        arguments(new Proto().message(10, rewriting), true),
        arguments(new Proto().message(10, byName), false),
        arguments(new Proto().message(14, new Proto()), false), // cluster_def
        arguments(new Proto().text(4, "x".repeat(70_000)), false),
        arguments(new Proto().bytes(1, new byte[0]).number(10, 1), false));
  }

  @ParameterizedTest
  @MethodSource("options")
  void readsTheOptionsOfCalls(Proto options, boolean usual) throws IOException {
    for (String key : List.of("config", "config_proto")) {
      Proto call = call(Graphs.of("f")).entry(5, key, new Proto().bytes(2, options.bytes()));
      assertThat(uses(served(graph(List.of(function("f")), call))))
          .isEqualTo(
              usual ? List.of() : List.of(new Use("PartitionedCall", Effect.UNKNOWN, RUN + "`y`")));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "/tmp/cache, 1"})
  void keepsWhatIsCachedInMemory(String file, int uses) throws IOException {
    Proto path = node("path", "Const").entry(5, "value", constant(TensorProtos.STRING, file));
    Proto graph = graph(node("y", "CacheDatasetV2", "data", "path", "cache"), path);
    assertThat(uses(served(graph))).hasSize(uses);
  }

  @ParameterizedTest
  @ValueSource(ints = {TensorProtos.RESOURCE, TensorProtos.VARIANT})
  void doesNotKnowWhichObjectsAConstantMakes(int type) throws IOException {
    Proto node = node("y", "Const").entry(5, "value", constant(type, ""));
    assertThat(uses(served(graph(node))))
        .containsExactly(new Use("Const", Effect.UNKNOWN, RUN + "`y`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"saved_model_main_op", "legacy_init_op", "table_initializer"})
  void followsWhatTensorFlow1RunsFirst(String collection) throws IOException {
    Proto graph = graph(node("y", "Identity"), node("init", "WriteFile"));
    Proto first = new Proto().message(1, new Proto().text(1, "init"));
    assertThat(uses(served(graph).entry(4, collection, first)))
        .containsExactly(new Use("WriteFile", Effect.FILES, "the initialisation, node `init`"));
    Proto twice = served(graph).entry(4, collection, first);
    assertThatThrownBy(() -> uses(twice.entry(4, collection, first)))
        .hasMessage("it has the collection " + collection + " twice");
  }

  /// Files that no network has, and that would take long or much memory.
  static Stream<Arguments> endless() {
    Proto many = node("y", "Identity");
    for (int i = 0; i < 100_000; i++) {
      many.text(3, "y");
    }
    Proto deep = new Proto().number(3, 1);
    for (int i = 0; i < 40; i++) {
      deep = new Proto().message(10, name("f").entry(2, "f", deep));
    }
    return Stream.of(
        arguments(many, 20, "its graph has more than 2000000 parts, the most that hub reads"),
        arguments(call(deep), 1, "its messages lie more than 100 deep in each other"),
        arguments(
            node("y".repeat(1 << 16), "Identity"),
            1025,
            "it has more than 64 MiB of text, the most that hub reads"));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void refusesWhatNoNetworkHas(Proto node, int times, String message) {
    Proto[] graphs = Collections.nCopies(times, served(graph(node))).toArray(Proto[]::new);
    assertThatThrownBy(() -> uses(graphs))
        .isInstanceOf(ProtobufReader.BeyondLimits.class)
        .hasMessage(message);
  }

  private List<Use> uses(Proto... graphs) throws IOException {
    Path file = temp.resolve("model.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.setLevel(
          Deflater.NO_COMPRESSION); // hub reads no entry that unpacks to 200 times its size
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      for (Proto graph : graphs) {
        out.write(new Proto().message(2, graph).bytes());
      }
    }
    try (SoundZip zip = SoundZip.open(file)) {
      return SavedModelUses.of(zip, "");
    }
  }
}
