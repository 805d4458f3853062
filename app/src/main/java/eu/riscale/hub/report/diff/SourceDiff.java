package eu.riscale.hub.report.diff;

import eu.riscale.hub.spec.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/// What is otherwise with one source than it was.
///
/// @param source as both reports name it
/// @param was the verdict in the older report; empty where that does not have the source
/// @param is the verdict in the newer report; empty where that does not have the source
/// @param steps the verdict first, then tests, software and findings; none where all is the same
public record SourceDiff(String source, String was, String is, List<Step> steps) {

  /// Which way one thing has gone.
  public enum Way {
    WORSE,
    BETTER,
    SAME
  }

  /// What became of a source as a whole.
  public enum Kind {
    WORSE("worse"),
    BETTER("better"),
    /// Only the newer report has it.
    NEW("new"),
    /// Only the older report has it.
    GONE("gone"),
    /// Something is otherwise, and none of it better or worse.
    CHANGED("changed"),
    SAME("same");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// One thing that is otherwise.
  ///
  /// @param what it is: `verdict`, `test`, `software` or `findings`
  /// @param name which it is, such as `onnx, reproduce test outputs` or the code of the findings
  /// @param severity that of findings; empty of anything else
  /// @param was a word, or the number of findings
  /// @param is the same in the newer report
  public record Step(String what, String name, String severity, String was, String is, Way way) {

    /// On one line.
    public String text() {
      String label = severity.isEmpty() ? name : severity + "[" + name + "]";
      return (label.isEmpty() ? what : label) + ": " + was + " → " + is;
    }
  }

  /// A source of which the newer report alone knows is worse where it is not fine.
  public Kind kind() {
    if (steps.stream().anyMatch(step -> step.way() == Way.WORSE)) {
      return Kind.WORSE;
    }
    if (was.isEmpty()) {
      return Kind.NEW;
    }
    if (is.isEmpty()) {
      return Kind.GONE;
    }
    if (steps.isEmpty()) {
      return Kind.SAME;
    }
    return steps.stream().anyMatch(step -> step.way() == Way.BETTER) ? Kind.BETTER : Kind.CHANGED;
  }

  /// Findings of which there are more or fewer. More are worse where they are severe enough.
  static Step findings(Kinds.Kind kind, int was, int is, Severity worseFrom) {
    boolean counts = kind.severity().compareTo(worseFrom) >= 0;
    Way way = is < was ? Way.BETTER : counts ? Way.WORSE : Way.SAME;
    return new Step(
        "findings",
        kind.slug(),
        kind.severity().word(),
        Integer.toString(was),
        Integer.toString(is),
        way);
  }

  /// What has a rank, the best of which is 0.
  static List<Step> ranked(String what, String name, Ranked was, Ranked is) {
    List<Step> steps = new ArrayList<>();
    if (!was.word().equals(is.word())) {
      Way way = is.rank() > was.rank() ? Way.WORSE : is.rank() < was.rank() ? Way.BETTER : Way.SAME;
      steps.add(new Step(what, name, "", was.word(), is.word(), way));
    }
    return steps;
  }

  /// A word, and how far it is from the best.
  record Ranked(String word, int rank) {}
}
