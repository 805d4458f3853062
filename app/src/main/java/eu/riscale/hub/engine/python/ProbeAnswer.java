package eu.riscale.hub.engine.python;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a program answers that is asked which Python it is.
sealed interface ProbeAnswer {

  record Found(Python python) implements ProbeAnswer {}

  /// @param why it is none that runs here, as a clause
  record Failed(String why) implements ProbeAnswer {}

  /// Stands before the answer, whatever else a program writes.
  String MARK = "hub-python: ";

  Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  List<String> TEXTS =
      List.of("python", "torch", "folder", "tensorflow", "tensorflow_cuda", "onnx", "packages");

  /// @param answer what `probe.py` writes after the mark; empty where it is anything else
  static Optional<Python> read(Path program, String answer) {
    try {
      JsonNode node = JsonMapper.shared().readTree(answer);
      JsonNode cuda = node.path("cuda");
      boolean whole =
          TEXTS.stream().allMatch(name -> isPlain(node.path(name)))
              && VERSION.matcher(node.path("python").asString()).matches()
              && cuda.isArray()
              && cuda.valueStream().allMatch(ProbeAnswer::isPlain);
      return whole ? Optional.of(python(program, node)) : Optional.empty();
    } catch (JacksonException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(JsonNode node) {
    return node.isString() && node.asString().chars().noneMatch(Character::isISOControl);
  }

  /// @throws InvalidPathException where a folder cannot be one here
  private static Python python(Path program, JsonNode node) {
    return new Python(
        program,
        node.path("python").asString(),
        node.path("torch").asString(),
        Path.of(node.path("folder").asString()).toString(),
        node.path("tensorflow").asString(),
        node.path("tensorflow_cuda").asString(),
        Path.of(node.path("onnx").asString()).toString(),
        node.path("cuda").valueStream().map(each -> Path.of(each.asString())).toList(),
        node.path("packages").asString());
  }
}
