package eu.riscale.hub.engine;

/// Makes what a native library says fit into a sentence.
public final class Sentence {
  private static final int LONGEST = 300;

  private Sentence() {}

  /// The text on one line, cut to a readable length, without a full stop at its end.
  public static String clause(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() > LONGEST) {
      line = line.substring(0, LONGEST).strip() + "…";
    }
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
