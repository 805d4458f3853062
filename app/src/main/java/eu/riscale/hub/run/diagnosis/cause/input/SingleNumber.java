package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Fit;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A division of the image that is missing where the output is a single number. One number is too
/// little to choose by among all that could be wrong: of each input one way alone is tried, which
/// its values ask for, and it has to give the number with all digits that a network has.
public final class SingleNumber implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    if (mismatch.expected().size() == 1 && mismatch.aligned().isPresent()) {
      for (int i = 0; i < mismatch.evidence().inputs().size(); i++) {
        InputSteps.division(i, mismatch)
            .flatMap(trial -> fit(trial, mismatch).map(trial::explanation))
            .ifPresent(found::add);
      }
    }
    return found.size() == 1 ? found : List.of();
  }

  private static Optional<Fit> fit(InputTrial trial, Case mismatch) {
    return trial
        .fed(mismatch)
        .flatMap(fed -> trial.run(fed, mismatch))
        .flatMap(mismatch::postprocessed)
        .filter(made -> mismatch.target().isNumber(made))
        .flatMap(mismatch::fit);
  }
}
