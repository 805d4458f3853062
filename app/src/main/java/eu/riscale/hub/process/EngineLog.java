package eu.riscale.hub.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What engines note of themselves while they run a network: optimisations, processors, missing
/// GPUs. It has times and numbers of processes in it, and says nothing of the model.
final class EngineLog {
  private static final List<Pattern> NOTES =
      List.of(
          Pattern.compile("[IW]\\d{4} \\d+:\\d+:\\d+\\.\\d+ +\\d+ \\S+:\\d+\\] .*"),
          Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+: [IW] \\S+:\\d+\\] .*"),
          Pattern.compile(
              "To enable the following instructions: .* rebuild TensorFlow with the appropriate"
                  + " compiler flags\\."),
          Pattern.compile("(?:WARNING: )?All log messages before absl::InitializeLog\\(\\) .*"),
          Pattern.compile("(?:\u001b\\[[0-9;]*m)?\\S+ \\S+ \\[[VIW]:onnxruntime:.*"));

  /// One of these is in every note.
  private static final List<String> MARKS = List.of("] ", "absl::", "rebuild TensorFlow");

  private EngineLog() {}

  /// The lines that are no note of an engine.
  static String without(String printed) {
    if (MARKS.stream().noneMatch(printed::contains)) {
      return printed;
    }
    String rest = printed.lines().filter(line -> !isNote(line)).collect(Collectors.joining("\n"));
    boolean ends = printed.endsWith("\n") && !rest.isEmpty();
    return ends ? rest + "\n" : rest;
  }

  private static boolean isNote(String line) {
    return NOTES.stream().anyMatch(note -> note.matcher(line).matches());
  }
}
