package eu.riscale.hub.weights.onnx;

import static eu.riscale.hub.weights.onnx.OnnxBytes.add;
import static eu.riscale.hub.weights.onnx.OnnxBytes.attribute;
import static eu.riscale.hub.weights.onnx.OnnxBytes.branch;
import static eu.riscale.hub.weights.onnx.OnnxBytes.external;
import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.integer;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;
import static eu.riscale.hub.weights.onnx.OnnxBytes.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What ONNX models do beyond arithmetic, wherever in the file it is hidden.
final class OnnxUsesTest {
  private static final String FOO = "author.Foo";

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("model/sub"));
    Files.write(folder.resolve("outside.bin"), new byte[64]);
    Files.write(folder.resolve("model/w.bin"), new byte[64]);
    Files.write(folder.resolve("model/sub/w.bin"), new byte[64]);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void findsOperators(String what, byte[] model, List<Use> uses) throws IOException {
    assertThat(uses(model)).isEqualTo(uses);
  }

  static Stream<Arguments> operators() {
    byte[] foo = node("author", "Foo", "x", "y");
    Use inNode = new Use(FOO, Effect.UNKNOWN, "node y_node");
    return Stream.of(
        row("an operator of ONNX", model(node("", "Relu", "x", "y"))),
        row("an operator of ONNX by its long name", model(node("ai.onnx", "Relu", "x", "y"))),
        row("an operator of ai.onnx.ml", model(node("ai.onnx.ml", "Normalizer", "x", "y"))),
        row("an operator of ONNX Runtime", model(node("com.microsoft", "Gelu", "x", "y"))),
        row("an operator of the author's", model(foo), inNode),
        row(
            "one that is called as one of ONNX",
            model(node("author", "Relu", "x", "y")),
            new Use("author.Relu", Effect.UNKNOWN, "node y_node")),
        row(
            "one that ONNX Runtime lacks",
            model(node("com.microsoft", "Shell", "x", "y")),
            new Use("com.microsoft.Shell", Effect.UNKNOWN, "node y_node")),
        row(
            "one that runs what is in a file",
            model(
                node("com.microsoft", "EPContext", "x", "y", attribute("ep_cache_context", "/a"))),
            new Use("com.microsoft.EPContext", Effect.FILES, "node y_node")),
        row(
            "a library of Qualcomm's",
            model(node("com.microsoft", "Snpe", "x", "y")),
            new Use("com.microsoft.Snpe", Effect.FILES, "node y_node")),
        row(
            "one that is written by the optimizer alone",
            model(node("com.microsoft.nchwc", "Conv", "x", "y")),
            new Use("com.microsoft.nchwc.Conv", Effect.TUNED, "node y_node")),
        row("in a branch", model(node("", "If", "x", "z", branch("then_branch", foo))), inNode),
        row(
            "in a branch of a branch",
            model(
                node(
                    "",
                    "If",
                    "x",
                    "z",
                    branch("a", node("", "Loop", "x", "z", branch("body", foo))))),
            inNode),
        row(
            "in a list of graphs",
            model(node("", "If", "x", "z", field(5, field(11, foo)))),
            inNode),
        row(
            "in a function",
            join(model(node("author", "Bar", "x", "y")), function("author", "Bar", foo)),
            new Use(FOO, Effect.UNKNOWN, "node y_node of the function Bar")),
        row(
            "a function that the model brings along",
            join(model(foo), function("author", "Foo", node("", "Relu", "x", "y")))),
        row(
            "a function of the same name in another set",
            join(model(foo), function("other", "Foo", node("", "Relu", "x", "y"))),
            inNode),
        row(
            "a function that is called as what runs a file",
            join(
                model(node("com.microsoft", "Snpe", "x", "y")),
                function("com.microsoft", "Snpe", node("", "Relu", "x", "y"))),
            new Use("com.microsoft.Snpe", Effect.FILES, "node y_node")),
        row("in a second graph", join(model(node("", "Relu", "x", "z")), field(7, foo)), inNode),
        row(
            "of which the last name counts",
            model(field(1, text(4, "Relu"), text(7, ""), text(4, "Foo"), text(7, "author"))),
            new Use(FOO, Effect.UNKNOWN, "a node without a name")),
        row(
            "with numbers where a name belongs",
            model(field(1, integer(4, 7), text(4, "Foo"), integer(7, 7), text(7, "author"))),
            new Use(FOO, Effect.UNKNOWN, "a node without a name")),
        row(
            "of a set with a longer name than any",
            model(node("a".repeat(5000), "Relu", "x", "y")),
            new Use("a".repeat(4096) + "….Relu", Effect.UNKNOWN, "node y_node")),
        row(
            "in what is for training alone",
            join(model(node("", "Relu", "x", "y")), field(20, field(1, foo)))));
  }

  private static Arguments row(String what, byte[] model, Use... uses) {
    return Arguments.of(what, model, List.of(uses));
  }

  private static byte[] function(String domain, String name, byte[] node) {
    // A node is field 1 of a graph and field 7 of a function.
    byte[] inFunction = node.clone();
    inFunction[0] = 7 << 3 | 2;
    return field(
        25,
        text(1, name),
        text(4, "x"),
        text(5, "y"),
        inFunction,
        text(10, domain),
        field(9, text(1, ""), integer(2, 17)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.bin",
        "sub/../../outside.bin",
        "/etc/passwd",
        "*/_ORT_MEM_ADDR_/*",
        "..\\outside.bin",
        "C:outside.bin",
        "w.bin\0/../outside.bin",
        "link.bin",
        "linked/outside.bin",
        "sub",
        ""
      })
  void findsNumbersElsewhere(String location) throws Exception {
    Files.createSymbolicLink(folder.resolve("model/link.bin"), folder.resolve("outside.bin"));
    Files.createSymbolicLink(folder.resolve("model/linked"), folder);

    byte[] tensor = external("w", location, "0");
    Use use = new Use("external data " + location, Effect.FILES, "tensor w");
    assertThat(uses(model(field(5, tensor), add("w")))).as("initializer").containsExactly(use);
    assertThat(uses(model(node("", "Constant", "", "w", value(tensor)), add("w"))))
        .as("constant")
        .containsExactly(use);
    assertThat(uses(model(node("", "If", "x", "y", branch("then_branch", field(5, tensor))))))
        .as("branch")
        .containsExactly(use);
    assertThat(uses(model(field(15, field(1, tensor))))).as("sparse values").containsExactly(use);
    assertThat(uses(model(node("", "Constant", "", "w", field(5, field(22, field(2, tensor)))))))
        .as("sparse constant")
        .containsExactly(use);
    assertThat(uses(model(node("", "Foo", "", "w", field(5, field(10, tensor))))))
        .as("list of tensors")
        .containsExactly(use);
  }

  @Test
  void allowsNumbersBeside() throws IOException {
    for (String location : List.of("w.bin", "sub/w.bin", "./w.bin", "not-there.bin")) {
      assertThat(uses(model(field(5, external("w", location, "0")), add("w")))).isEmpty();
    }
  }

  @Test
  void takesATensorInTwoPartsAsOne() throws IOException {
    byte[] whole = external("w", "../outside.bin", "0");
    byte[] marked = integer(14, 1);
    byte[] place = field(13, text(1, "location"), text(2, "../outside.bin"));
    assertThat(
            uses(model(node("", "Constant", "", "w", field(5, field(5, marked), field(5, place))))))
        .containsExactly(new Use("external data ../outside.bin", Effect.FILES, "a constant"));
    assertThat(uses(model(field(5, whole, integer(14, 0))))).as("numbers of its own").isEmpty();
  }

  @Test
  void refusesGraphsThatProtobufWouldNotRead() {
    byte[] node = node("author", "Foo", "x", "y");
    for (int i = 0; i < 40; i++) {
      node = node("", "If", "x", "y", branch("then_branch", node));
    }
    byte[] deep = model(node);
    assertThatThrownBy(() -> uses(deep))
        .isInstanceOf(ProtobufReader.TooDeep.class)
        .hasMessage(
            "its graphs lie more than 32 deep in each other, deeper than ONNX Runtime reads");
  }

  @Test
  void givesNoMoreThanAHundred() throws IOException {
    byte[][] nodes = new byte[500][];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = node("author", "Foo" + i, "x", "y");
    }
    assertThat(uses(model(nodes))).hasSize(100);
  }

  @Test
  void isNoneOfOtherFiles() throws IOException {
    assertThat(uses(integer(1, 8))).isEmpty();
  }

  private List<Use> uses(byte[] model) throws IOException {
    return OnnxUses.of(Files.write(folder.resolve("model/net.onnx"), model));
  }
}
