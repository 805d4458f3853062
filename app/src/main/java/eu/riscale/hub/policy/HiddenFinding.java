package eu.riscale.hub.policy;

import eu.riscale.hub.spec.finding.Finding;

/// A finding that is not told, because somebody asked for that.
///
/// @param reason as the description gives it; empty where none was asked for
public record HiddenFinding(Finding finding, By by, String reason) {

  /// Who asked for it.
  public enum By {
    /// The project, by `--severity CODE=off` or its settings.
    SEVERITY("severity", "by severity"),
    /// The project, by `--baseline`.
    BASELINE("baseline", "known by the baseline"),
    /// The description, by a comment.
    COMMENT("comment", "by comments in the description");

    private final String word;
    private final String words;

    By(String word, String words) {
      this.word = word;
      this.words = words;
    }

    /// For programs.
    public String word() {
      return word;
    }

    /// After a number of findings, such as `2 known by the baseline`.
    public String words() {
      return words;
    }
  }
}
