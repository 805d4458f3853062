package eu.riscale.hub.report;

import eu.riscale.hub.consumer.Verdict;
import java.util.List;
import java.util.Locale;

/// Which software can use a model, as lines for a terminal.
public final class ConsumerText {
  private ConsumerText() {}

  /// What stands above the verdicts: software reads no description that has errors, so that they
  /// hold for the one that it will be.
  public static String title(boolean hasErrors) {
    return hasErrors ? "Where it runs once the errors are mended" : "Where it runs";
  }

  static String of(List<Verdict> verdicts, boolean hasErrors, Style style) {
    if (verdicts.isEmpty()) {
      return "";
    }
    String title = title(hasErrors).replaceFirst("^W", "w");
    StringBuilder text = new StringBuilder(style.bold("  " + title)).append('\n');
    for (Verdict verdict : verdicts) {
      text.append(String.format(Locale.ROOT, "    %-22s ", verdict.name()));
      text.append(word(verdict, style)).append('\n');
      LabelledLines lines = new LabelledLines(style, " ".repeat(17), text);
      for (Verdict.Reason reason : verdict.reasons()) {
        lines.add("", reason.text());
      }
    }
    return text.append('\n').toString();
  }

  private static String word(Verdict verdict, Style style) {
    String word = word(verdict.outcome());
    return switch (verdict.outcome()) {
      case RUNS -> style.green(word);
      case LIMITS -> style.yellow(word);
      case DOES_NOT_RUN -> style.red(word);
      case NOT_APPLICABLE -> style.dim(word);
    };
  }

  /// For people.
  public static String word(Verdict.Outcome outcome) {
    return switch (outcome) {
      case RUNS -> "runs";
      case LIMITS -> "runs with limits";
      case DOES_NOT_RUN -> "does not run";
      case NOT_APPLICABLE -> "not made for such models";
    };
  }
}
