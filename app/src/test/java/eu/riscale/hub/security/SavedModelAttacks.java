package eu.riscale.hub.security;

import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Operators of TensorFlow that touch more than tensors, and where a graph can hide them. (Field
/// numbers: TensorFlow 2.18, `saved_model.proto`, `meta_graph.proto`, `graph.proto`.)
final class SavedModelAttacks {
  private static final byte[] WRITE = node("w", "WriteFile");
  private static final String WRITES = "WriteFile reads or writes files";

  private SavedModelAttacks() {}

  static List<Attack> all() {
    return List.of(
        operator("WriteFile", "writes a file", WRITES),
        operator("ReadFile", "reads a file", "ReadFile reads or writes files"),
        operator("SaveV2", "writes tensors to a file", "SaveV2 reads or writes files"),
        operator("RestoreV2", "reads tensors of another file", "RestoreV2 reads or writes files"),
        operator("ImmutableConst", "maps a file", "ImmutableConst reads or writes files"),
        operator(
            "DebugIdentityV2", "sends or writes what it sees", "DebugIdentityV2 reads or writes"),
        operator(
            "GenerateVocabRemapping",
            "reads files as words",
            "GenerateVocabRemapping reads or writes files"),
        operator("Abort", "ends the process with exit status 0", "Abort starts or ends processes"),
        operator("PyFunc", "calls Python", "PyFunc runs Python code"),
        operator("RpcCall", "calls another computer", "RpcCall opens connections"),
        graph(
            "print-to-a-file",
            "prints into a file",
            graph(node("y", "PrintV2", attribute("output_stream", text(2, "file:///tmp/x")))),
            Answer.unsafe("PrintV2 reads or writes files")),
        graph(
            "compiled-program",
            "runs a program that hub cannot read",
            graph(node("y", "XlaCallModule")),
            Answer.unknown("XlaCallModule")),
        graph(
            "before-it",
            "hides it as something that has to run before",
            graph(node("y", "Identity", text(3, "^w")), WRITE),
            Answer.unsafe(WRITES)),
        graph(
            "in-a-function",
            "hides it in a function",
            join(graph(call(function("evil"))), library(body("evil", WRITE))),
            Answer.unsafe(WRITES)),
        graph(
            "in-an-attribute",
            "hides it in a function that is an attribute of an attribute",
            join(
                graph(
                    call(
                        field(
                            10,
                            text(1, "mid"),
                            field(2, text(1, "g"), field(2, function("evil")))))),
                library(body("evil", WRITE), body("mid"))),
            Answer.unsafe(WRITES)),
        graph(
            "in-a-gradient",
            "hides it in the gradient of a function",
            join(
                graph(call(function("mid"))),
                field(
                    2,
                    body("mid"),
                    body("evil", WRITE),
                    field(2, text(1, "mid"), text(2, "evil")))),
            Answer.unsafe(WRITES)),
        model(
            "second-graph",
            "hides it in a second graph of the same tag",
            join(
                served(graph(node("y", "Identity")), text(4, "serve")),
                served(graph(node("y", "WriteFile")), text(4, "serve"))),
            Answer.unsafe(WRITES)),
        model(
            "tag-twice",
            "hides it in a graph that has its tag twice",
            join(
                served(graph(node("y", "WriteFile")), join(text(4, "serve"), text(4, "serve"))),
                served(graph(node("y", "Identity")), text(4, "serve"))),
            Answer.unsafe(WRITES)));
  }

  private static Attack operator(String name, String attempt, String words) {
    return graph(name, attempt, graph(node("y", name)), Answer.unsafe(words));
  }

  private static Attack graph(String name, String attempt, byte[] graph, Answer answer) {
    return model(name, attempt, served(graph, text(4, "serve")), answer);
  }

  private static Attack model(String name, String attempt, byte[] model, Answer answer) {
    return new Attack(Area.SAVED_MODEL, name, attempt, site -> zip(site.folder(), model), answer);
  }

  private static Path zip(Path folder, byte[] model) throws IOException {
    Path file = folder.resolve("weights.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("saved_model.pb"));
      zip.write(model);
      zip.putNextEntry(new ZipEntry("variables/variables.index"));
    }
    return file;
  }

  /// A graph with its tags and the signature whose output is `y`.
  private static byte[] served(byte[] graph, byte[] tags) {
    byte[] signature = field(2, text(1, "out"), field(2, text(1, "y:0")));
    return field(
        2,
        field(1, tags),
        field(2, graph),
        field(5, text(1, "serving_default"), field(2, signature)));
  }

  private static byte[] graph(byte[]... nodes) {
    return join(Arrays.stream(nodes).map(node -> field(1, node)).toArray(byte[][]::new));
  }

  private static byte[] node(String name, String operator, byte[]... rest) {
    return join(text(1, name), text(2, operator), join(rest));
  }

  private static byte[] call(byte[] value) {
    return node("y", "PartitionedCall", attribute("f", value));
  }

  private static byte[] attribute(String key, byte[] value) {
    return field(5, text(1, key), field(2, value));
  }

  /// The value of an attribute that is a function.
  private static byte[] function(String name) {
    return field(10, text(1, name));
  }

  private static byte[] library(byte[]... functions) {
    return field(2, functions);
  }

  private static byte[] body(String name, byte[]... nodes) {
    byte[][] parts = Arrays.stream(nodes).map(n -> field(3, n)).toArray(byte[][]::new);
    return field(1, field(1, text(1, name)), join(parts));
  }
}
