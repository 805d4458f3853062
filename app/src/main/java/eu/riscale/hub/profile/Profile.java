package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A hub, and what it asks of a model beyond the specification. Both ask out of one set of
/// requirements.
public enum Profile {
  RI_SCALE("ri-scale"),
  BIOIMAGE_IO("bioimage-io");

  private final String word;

  Profile(String word) {
    this.word = word;
  }

  /// What the command line calls it.
  public String word() {
    return word;
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Profile::word).toList();
  }

  public static Optional<Profile> of(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word.equals(word)).findFirst();
  }

  /// Every code of any profile, by which `hub explain` knows them.
  public static List<Code> codes() {
    return Requirements.codes();
  }

  List<Requirement> requirements() {
    return switch (this) {
      case RI_SCALE -> Requirements.ALL;
      case BIOIMAGE_IO -> Requirements.BOTH;
    };
  }

  /// Judges one model; what it lacks is added to the findings, once where several profiles ask.
  public Score judge(Candidate model, Findings out) {
    List<Score.Mark> marks = new ArrayList<>();
    for (Requirement requirement : requirements()) {
      Bug.guard(
          requirement.getClass(),
          RdfPath.ROOT,
          out,
          () -> marks.add(mark(requirement, model, out)));
    }
    return new Score(word, marks);
  }

  private static Score.Mark mark(Requirement requirement, Candidate model, Findings out) {
    Answer answer;
    try {
      answer = requirement.judge(model);
    } catch (IOException e) {
      // That the file cannot be read is said by whoever judges the files of a description.
      answer = new Answer.Unseen();
    }
    return switch (answer) {
      case Answer.Met met -> mark(requirement, Score.State.MET);
      case Answer.Unseen unseen -> mark(requirement, Score.State.UNSEEN);
      case Answer.Unmet(var findings) -> {
        findings.stream().filter(one -> !out.list().contains(one)).toList().forEach(out::add);
        yield mark(requirement, Score.State.UNMET);
      }
    };
  }

  private static Score.Mark mark(Requirement requirement, Score.State state) {
    return new Score.Mark(requirement.code(), requirement.points(), state);
  }
}
