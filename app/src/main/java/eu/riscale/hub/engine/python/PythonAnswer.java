package eu.riscale.hub.engine.python;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.spec.secret.Shown;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a Python answers. The code of a model can write there too, so that nothing is taken for
/// what hub's own script says that the script would not say.
final class PythonAnswer {
  private static final int LONGEST_MESSAGE = 2000;

  /// What can be at fault while a network is opened, for which the script has a sentence.
  private static final Set<String> WHILE_OPENING =
      Set.of("ENGINE", "DEVICE", "WEIGHTS", "RUN", "MEMORY");

  /// From then on the code of the model has been running.
  private static final Set<String> SINCE = Set.of("WEIGHTS", "RUN", "MEMORY");

  /// What the script advises where a network has run.
  private static final List<String> ADVICE =
      List.of(
          "See with nvidia-smi what else uses that GPU, or use --device cpu.",
          "End its preprocessing with ensure_dtype to float32.");

  private PythonAnswer() {}

  /// @param doing what Python was asked to do, as in `opening the network`
  /// @param open whether the network was opened before
  /// @throws EngineException where it tells of a failure, or is none of the script's answers
  static JsonNode of(String line, String doing, boolean open) throws EngineException {
    JsonNode answer;
    try {
      answer = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      throw malformed(line, doing);
    }
    if (answer == null || !answer.isObject()) {
      throw malformed(line, doing);
    }
    if (answer.has("failure")) {
      throw failure(answer, line, doing, open);
    }
    if (!(open ? isResult(answer) : isDescription(answer))) {
      throw malformed(line, doing);
    }
    return answer;
  }

  /// Whether it says of a network that runs that the machine is at fault, which hub has to see.
  static boolean isOfMachine(String line) {
    return line.startsWith("{\"failure\": \"ENGINE\"");
  }

  private static EngineException failure(JsonNode answer, String line, String doing, boolean open) {
    String kind = text(answer, "failure");
    if (!(open ? SINCE : WHILE_OPENING).contains(kind)
        || !answer.path("message").isString()
        || !answer.path("hint").isString()) {
      return malformed(line, doing);
    }
    String hint = text(answer, "hint");
    return new EngineException(
        EngineException.Kind.valueOf(kind),
        bounded(text(answer, "message")),
        open && !ADVICE.contains(hint) ? "" : bounded(hint),
        null);
  }

  private static String text(JsonNode answer, String name) {
    return answer.path(name).isString() ? answer.path(name).asString() : "";
  }

  /// On one line, as the script says it.
  private static String bounded(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_MESSAGE ? Shown.start(line, LONGEST_MESSAGE) + "…" : line;
  }

  static EngineException malformed(String line, String doing) {
    String said = Shown.start(line, LONGEST_MESSAGE);
    return new EngineException(
        EngineException.Kind.RUN,
        "While %s, Python answered what hub does not understand: %s."
            .formatted(doing, Sentence.clause(said)),
        "Perhaps the code of the model writes where only hub's own script may: let it print by"
            + " print() alone.",
        null);
  }

  private static boolean isDescription(JsonNode answer) {
    return answer.path("library").isString()
        && answer.path("device").isString()
        && isDevice(answer.path("device").asString())
        && isList(answer.path("inputs"), JsonNode::isString);
  }

  private static boolean isDevice(String word) {
    try {
      Device.of(word);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isResult(JsonNode answer) {
    JsonNode placement = answer.path("placement");
    return answer.path("outputs").isArray()
        && isList(
            answer.path("outputs"),
            output -> output.path("name").isString() && output.path("file").isString())
        && isCount(placement.path("device"))
        && placement.path("cpu").properties().stream().allMatch(each -> isCount(each.getValue()));
  }

  private static boolean isList(JsonNode node, Predicate<JsonNode> fits) {
    return node.isMissingNode() || (node.isArray() && node.valueStream().allMatch(fits));
  }

  private static boolean isCount(JsonNode node) {
    return node.isMissingNode() || node.canConvertToInt();
  }
}
