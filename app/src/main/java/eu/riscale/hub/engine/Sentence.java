package eu.riscale.hub.engine;

import eu.riscale.hub.spec.secret.Shown;

/// Makes what a native library says fit into a sentence.
public final class Sentence {
  private static final int LONGEST = 300;
  private static final int SHORTEST = 20;

  /// Longer than what any library says of itself, and than any path. What is longer names something
  /// of the model, which can be of any length.
  private static final int LONGEST_WORD = 1024;

  private static final int LONGEST_MESSAGE = 4096;

  private Sentence() {}

  /// What a failure says, short enough to look for patterns in it: the ends of what is longer, and
  /// of long words the start.
  public static String message(Throwable failure) {
    return shortened(String.valueOf(failure.getMessage()));
  }

  static String shortened(String message) {
    if (message.length() <= LONGEST_WORD) {
      return message;
    }
    StringBuilder text = new StringBuilder();
    int word = 0;
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      word = Character.isWhitespace(c) ? 0 : word + 1;
      if (word <= LONGEST_WORD) {
        text.append(word == LONGEST_WORD ? '…' : c);
      }
    }
    int half = LONGEST_MESSAGE / 2;
    return text.length() <= LONGEST_MESSAGE
        ? text.toString()
        : text.substring(0, half) + " … " + text.substring(text.length() - half);
  }

  /// The text on one line, cut to a readable length behind a sentence where one ends before,
  /// without full stops at its end.
  public static String clause(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() > LONGEST) {
      String start = Shown.start(line, LONGEST).strip();
      int sentence = start.lastIndexOf(". ");
      line = sentence > SHORTEST ? start.substring(0, sentence) : start + "…";
    }
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '.') {
      end--;
    }
    return line.substring(0, end).strip();
  }
}
