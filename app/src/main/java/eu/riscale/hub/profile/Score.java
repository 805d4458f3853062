package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How much of what a hub asks for a model has: its points, out of those that could be judged.
///
/// @param profile the word of the profile
/// @param marks one per requirement, in the order of the profile
public record Score(String profile, List<Mark> marks) {

  /// Whether the model has what a requirement asks for.
  public enum State {
    MET,
    UNMET,
    /// Its files were not looked at, so the requirement counts neither way.
    UNSEEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param code the finding where the model lacks it
  public record Mark(Code code, int points, State state) {}

  /// From 0 to 100, rounded down, so that 100 says that nothing is missing.
  public int percent() {
    return percent(reached());
  }

  private int percent(int points) {
    int judged = sum(State.MET) + sum(State.UNMET);
    return judged == 0 ? 0 : points * 100 / judged;
  }

  private int reached() {
    return sum(State.MET);
  }

  private int sum(State state) {
    return marks.stream().filter(mark -> mark.state() == state).mapToInt(Mark::points).sum();
  }

  public List<Mark> unseen() {
    return marks.stream().filter(mark -> mark.state() == State.UNSEEN).toList();
  }

  /// The one change that raises the score most; of several the first of the profile. Empty where
  /// nothing is missing.
  public Optional<Mark> best() {
    return marks.stream()
        .filter(mark -> mark.state() == State.UNMET)
        .reduce((first, second) -> second.points() > first.points() ? second : first);
  }

  /// What the score would be with that one, too.
  public int percentWith(Mark mark) {
    return percent(reached() + mark.points());
  }
}
