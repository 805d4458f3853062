package eu.riscale.hub.report;

import eu.riscale.hub.profile.Score;
import java.util.ArrayList;
import java.util.List;

/// How much of what hubs ask for a model has, as lines for a terminal.
public final class ProfileText {
  private ProfileText() {}

  static String of(List<Score> scores, Style style) {
    StringBuilder text = new StringBuilder();
    for (Score score : scores) {
      text.append("  ").append(style.bold(title(score))).append('\n');
      lines(score).forEach(line -> text.append("    ").append(line).append('\n'));
      text.append('\n');
    }
    return text.toString();
  }

  public static String title(Score score) {
    return "profile " + score.profile() + ": " + score.percent() + " of 100 points";
  }

  public static List<String> lines(Score score) {
    List<String> lines = new ArrayList<>();
    score
        .best()
        .ifPresent(best ->
            lines.add(
                "most to gain: %s, which makes it %d"
                    .formatted(best.code(), score.percentWith(best))));
    List<String> unseen = score.unseen().stream().map(mark -> mark.code().slug()).toList();
    if (!unseen.isEmpty()) {
      lines.add("not judged without the files: " + String.join(", ", unseen));
    }
    return lines;
  }
}
