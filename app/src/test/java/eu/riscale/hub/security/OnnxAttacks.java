package eu.riscale.hub.security;

import static eu.riscale.hub.weights.onnx.OnnxBytes.add;
import static eu.riscale.hub.weights.onnx.OnnxBytes.attribute;
import static eu.riscale.hub.weights.onnx.OnnxBytes.branch;
import static eu.riscale.hub.weights.onnx.OnnxBytes.external;
import static eu.riscale.hub.weights.onnx.OnnxBytes.field;
import static eu.riscale.hub.weights.onnx.OnnxBytes.join;
import static eu.riscale.hub.weights.onnx.OnnxBytes.model;
import static eu.riscale.hub.weights.onnx.OnnxBytes.node;
import static eu.riscale.hub.weights.onnx.OnnxBytes.value;

import java.nio.file.Files;
import java.util.List;

/// Operators that are not arithmetic, and numbers in files that are not the model's.
final class OnnxAttacks {
  private static final byte[] FOREIGN = node("author", "Foo", "x", "y");

  private static final String MISSING = "weights-onnx-data-missing";

  private OnnxAttacks() {}

  static List<Attack> all() {
    return List.of(
        onnx("foreign-operator", "runs the code of a stranger", model(FOREIGN), foreign()),
        onnx(
            "under-a-known-name",
            "runs the code of a stranger under the name of an operator of ONNX",
            model(node("author", "Relu", "x", "y")),
            Answer.unknown("author.Relu")),
        onnx(
            "in-a-branch",
            "hides it in a loop in a branch",
            model(
                node(
                    "",
                    "If",
                    "x",
                    "z",
                    branch("a", node("", "Loop", "x", "z", branch("body", FOREIGN))))),
            foreign()),
        onnx(
            "second-graph",
            "hides it in a second graph",
            join(model(node("", "Relu", "x", "z")), field(7, FOREIGN)),
            foreign()),
        onnx(
            "compiled-context",
            "runs what is in another file",
            model(
                node("com.microsoft", "EPContext", "x", "y", attribute("ep_cache_context", "/a"))),
            Answer.unsafe("com.microsoft.EPContext reads or writes files")),
        onnx(
            "library-of-a-vendor",
            "runs a library of another file",
            model(node("com.microsoft", "Snpe", "x", "y")),
            Answer.unsafe("com.microsoft.Snpe reads or writes files")),
        onnx(
            "memory-by-sizes",
            "reads and writes beyond its tensors by an operator that ONNX Runtime writes for"
                + " itself",
            model(node("com.microsoft.nchwc", "Conv", "x", "y")),
            Answer.unknown(
                "com.microsoft.nchwc.Conv (node y_node), which is made for one kind of processor")),
        onnx(
            "deep",
            "fills the stack with conditions in each other",
            model(inEachOther(400)),
            Answer.validate("weights-not-onnx", "deeper than ONNX Runtime reads")),
        numbers("numbers-above", "reads a file outside the model", "../outside.bin"),
        numbers("numbers-of-the-system", "reads a file of the system", "/etc/passwd"),
        numbers("numbers-by-detour", "climbs out of a folder", "sub/../../outside.bin"),
        numbers("numbers-by-backslash", "climbs out on Windows", "..\\outside.bin"),
        numbers(
            "numbers-in-memory",
            "has ONNX Runtime read memory at an address",
            "*/_ORT_MEM_ADDR_/*"),
        onnx(
            "numbers-of-a-constant",
            "reads a file of the system by a constant in a branch",
            model(
                node(
                    "",
                    "If",
                    "x",
                    "y",
                    branch(
                        "then_branch",
                        node("", "Constant", "", "w", value(external("w", "/etc/passwd", "0")))))),
            Answer.unsafe("external data /etc/passwd reads or writes files").and(MISSING)));
  }

  private static byte[] inEachOther(int conditions) {
    byte[] node = FOREIGN;
    for (int i = 0; i < conditions; i++) {
      node = node("", "If", "x", "y", branch("then_branch", node));
    }
    return node;
  }

  private static Answer foreign() {
    return Answer.unknown("author.Foo");
  }

  private static Attack numbers(String name, String attempt, String location) {
    return onnx(
        name,
        attempt,
        model(field(5, external("w", location, "0")), add("w")),
        Answer.unsafe("external data " + location + " reads or writes files").and(MISSING));
  }

  private static Attack onnx(String name, String attempt, byte[] bytes, Answer answer) {
    return new Attack(
        Area.ONNX,
        name,
        attempt,
        site -> Files.write(site.folder().resolve("weights.onnx"), bytes),
        answer);
  }
}
