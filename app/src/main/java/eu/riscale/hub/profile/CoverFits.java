package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.rule.file.CoverShows;
import java.util.List;

/// Covers are whole, of at most 500 kB, and twice as wide as high or square. The specification says
/// the same, and its findings say what is wrong.
record CoverFits() implements Requirement {
  @Override
  public Code code() {
    return CoverShows.ASPECT;
  }

  @Override
  public int points() {
    return 3;
  }

  @Override
  public Answer judge(Candidate model) {
    if (model.isFound(new CoverShows().codes())) {
      return new Answer.Unmet(List.of());
    }
    return model.hasFiles() ? new Answer.Met() : new Answer.Unseen();
  }
}
