package eu.riscale.hub.weights.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.SoundZip;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    Proto calls = node("y", "PartitionedCall").entry(5, "f", of("evil"));
    Proto named = new Proto().text(1, "mid").entry(2, "g", of("evil"));
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
                .message(1, call(of("mid")))
                .message(
                    2,
                    new Proto()
                        .message(1, function("mid"))
                        .message(1, evil)
                        .message(2, new Proto().text(1, "mid").text(2, "evil"))),
            inEvil),
        arguments(
            "other implementation",
            graph(List.of(implementing(function("mid")), implementing(evil)), call(of("mid"))),
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

  private List<Use> uses(Proto... graphs) throws IOException {
    Proto model = new Proto();
    for (Proto graph : graphs) {
      model.message(2, graph);
    }
    Path file = temp.resolve("model.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("saved_model.pb"));
      out.write(model.bytes());
    }
    try (SoundZip zip = SoundZip.open(file)) {
      return SavedModelUses.of(zip, "");
    }
  }

  private static Proto served(Proto graph) {
    return served(graph, "serve");
  }

  private static Proto served(Proto graph, String... tags) {
    Proto signature = new Proto().entry(2, "out", name("y:0"));
    return meta(graph, tags).entry(5, "serving_default", signature);
  }

  private static Proto meta(Proto graph, String... tags) {
    Proto about = new Proto();
    Stream.of(tags).forEach(tag -> about.text(4, tag));
    return new Proto().message(1, about).message(2, graph);
  }

  private static Proto graph(Proto... nodes) {
    return graph(List.of(), nodes);
  }

  private static Proto graph(List<Proto> functions, Proto... nodes) {
    Proto library = new Proto();
    functions.forEach(function -> library.message(1, function));
    Proto graph = new Proto();
    Stream.of(nodes).forEach(node -> graph.message(1, node));
    return graph.message(2, library);
  }

  private static Proto node(String name, String operator, String... inputs) {
    Proto node = new Proto().text(1, name).text(2, operator);
    Stream.of(inputs).forEach(input -> node.text(3, input));
    return node;
  }

  private static Proto call(Proto value) {
    return node("y", "PartitionedCall").entry(5, "f", value);
  }

  private static Proto function(String name, Proto... nodes) {
    Proto function = new Proto().message(1, name(name));
    Stream.of(nodes).forEach(node -> function.message(3, node));
    return function;
  }

  /// The value of an attribute that is a function.
  private static Proto of(String function) {
    return new Proto().message(10, name(function));
  }

  private static Proto implementing(Proto function) {
    return function.entry(5, "api_implements", new Proto().text(2, "one"));
  }

  private static Proto name(String name) {
    return new Proto().text(1, name);
  }
}
