package eu.riscale.hub.engine.onnx;

import eu.riscale.hub.engine.Causes;
import eu.riscale.hub.engine.Sentence;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewords what ONNX Runtime says of a failure. It speaks to those who work on its C++ sources:
/// with error codes, source lines and advice around the fact.
final class OnnxErrors {
  private static final int LONGEST = 80;
  private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

  private record Rewording(Pattern pattern, String replacement) {
    static Rewording of(String pattern, String replacement) {
      return new Rewording(Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }

    String in(String text) {
      return pattern.matcher(text).replaceAll(this::replaced).strip();
    }

    private String replaced(MatchResult found) {
      String result =
          GROUP
              .matcher(replacement)
              .replaceAll(group ->
                  Matcher.quoteReplacement(
                      shortened(found.group(Integer.parseInt(group.group(1))))));
      return Matcher.quoteReplacement(result);
    }

    /// Names in a file may be of any length.
    private static String shortened(String name) {
      return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }
  }

  /// Applied in this order, each to what the one before left.
  private static final List<Rewording> REWORDINGS =
      List.of(
          Rewording.of("^Error code - \\w+ - message:\\s*", ""),
          Rewording.of("^Load model from .*? failed:", ""),
          Rewording.of("\\S+\\.(cc|h):\\d+ (\\S+ )?\\S+::\\S+\\([^()]*\\)( const)? ", ""),
          Rewording.of("\\S+\\.(cc|h):\\d+ \\w+ ", ""),
          Rewording.of("\\s*Please fix either the inputs(/outputs)? or the model\\.?", ""),
          Rewording.of("Protobuf parsing failed\\.?", "it is no ONNX model, or its end is missing"),
          Rewording.of("ModelProto does not have a graph\\.?", "it holds no network"),
          Rewording.of(
              "^ONNX Runtime only \\*guarantees\\*.* Opset (\\d+) is under development.*",
              "it needs opset $1, which this ONNX Runtime does not know yet"),
          Rewording.of(
              "^External data path validation failed for initializer: (\\S+)\\. Error:.*does not"
                  + " exist: \"(?:[^\"]*[/\\\\])?([^\"/\\\\]*)\"",
              "the file $2 with the values of '$1' is not beside it"),
          Rewording.of(
              "^External data path validation failed for .* escapes model directory\\. External"
                  + " data path: \"([^\"]*)\".*",
              "its external data $1 would lie outside the model's folder"),
          Rewording.of(
              "^(?:This is an invalid model\\. )?.*Error No Op registered for (.*?) with"
                  + " domain_version of (\\d+)",
              "opset $2 has no operator $1"),
          Rewording.of(
              "^(?:This is an invalid model\\. )?In Node, \\(\".*?\", ([^,]*),.*Error No opset"
                  + " import for domain '([^']*)'",
              "operator $1 is from '$2', which is no part of ONNX"),
          Rewording.of(
              "^Fatal error: (.*?):(.*)\\(-?\\d+\\) is not a registered function/op",
              "operator $2 is from '$1', which is no part of ONNX"),
          Rewording.of(
              "^Got invalid dimensions for input: (\\S+) for the following indices",
              "input '$1' has the wrong size:"),
          Rewording.of("\\s+index: (\\d+) Got: (\\S+) Expected: (\\S+)", " $2 on axis $1, not $3;"),
          Rewording.of(";$", ""),
          Rewording.of(
              "^Invalid rank for input: (\\S+) Got: (\\d+) Expected: (\\d+)",
              "input '$1' has $2 axes, not $3"),
          Rewording.of(
              "^Unexpected input data type\\. Actual: \\(tensor\\((\\w+)\\)\\) , expected:"
                  + " \\(tensor\\((\\w+)\\)\\)",
              "$2 is asked for where $1 is given"),
          Rewording.of("\\bdouble\\b", "float64"),
          Rewording.of("\\bfloat\\b", "float32"),
          Rewording.of(
              "^Non-zero status code returned while running (\\w+) node\\. Name:'([^']*)' Status"
                  + " Message: ",
              "in node '$2' ($1): "));

  private OnnxErrors() {}

  /// What ONNX Runtime's own error says about the failure, as a clause without a full stop.
  static String reason(Throwable failure) {
    return clause(Sentence.message(Causes.of(failure).getLast()));
  }

  /// The fact as a clause without a full stop.
  static String clause(String message) {
    String text = message;
    for (Rewording rewording : REWORDINGS) {
      text = rewording.in(text);
    }
    return Sentence.clause(text);
  }
}
