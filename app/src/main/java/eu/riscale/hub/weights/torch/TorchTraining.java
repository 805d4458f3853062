package eu.riscale.hub.weights.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what TorchScript code does in use as in training: batch normalisation by the statistics of
/// the batch at hand, and dropout. Code that was traced has the mode as a constant.
public final class TorchTraining {
  private static final int MOST_CODE = 32 << 20;
  private static final int MOST = 20;

  /// The place, among its arguments, of what says that an operator trains.
  private static final Map<String, Integer> MODE =
      Map.of(
          "batch_norm", 5,
          "dropout", 2,
          "dropout_", 2,
          "feature_dropout", 2,
          "alpha_dropout", 2,
          "feature_alpha_dropout", 2);

  private static final Pattern CALL =
      Pattern.compile("\\btorch\\.(batch_norm|(?:feature_)?(?:alpha_)?dropout_?)\\(");

  private TorchTraining() {}

  /// A clause for each such call, such as `torch.batch_norm is called with training = True
  /// (code/__torch__/net.py, line 12)`.
  public static List<String> of(TorchZip zip) throws IOException {
    List<String> clauses = new ArrayList<>();
    int left = MOST_CODE;
    for (String name : zip.names("code/")) {
      if (name.endsWith(".py") && left > 0 && clauses.size() < MOST) {
        byte[] bytes = zip.bytes(name, left);
        left -= bytes.length;
        find(name, new String(bytes, StandardCharsets.UTF_8), clauses);
      }
    }
    return clauses;
  }

  private static void find(String file, String code, List<String> clauses) {
    Matcher calls = CALL.matcher(code);
    int line = 1;
    int counted = 0;
    while (calls.find() && clauses.size() < MOST) {
      String mode = argument(code, calls.end(), MODE.get(calls.group(1)));
      for (; counted < calls.start(); counted++) {
        line += code.charAt(counted) == '\n' ? 1 : 0;
      }
      if (mode.equals("True")) {
        clauses.add(
            "torch."
                + calls.group(1)
                + " is called with training = True ("
                + file
                + ", line "
                + line
                + ")");
      }
    }
  }

  /// One argument of a call; empty where it has fewer.
  private static String argument(String code, int from, int place) {
    int depth = 0;
    int start = from;
    int at = 0;
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      depth += c == '(' || c == '[' ? 1 : 0;
      boolean ends = depth == 0 && (c == ',' || c == ')');
      if (ends && at == place) {
        return code.substring(start, i).strip();
      }
      if (ends && c == ')') {
        return "";
      }
      if (ends) {
        at++;
        start = i + 1;
      }
      depth -= c == ')' || c == ']' ? 1 : 0;
    }
    return "";
  }
}
