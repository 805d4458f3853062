package eu.riscale.hub.run.diagnosis.cause.input;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.List;

/// Another preprocessing than described: the network is run again on inputs that are prepared in
/// the ways that are common.
public final class Preprocessing implements Hypothesis {

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<Explanation> found = new ArrayList<>();
    for (int i = 0; i < mismatch.evidence().inputs().size(); i++) {
      found.addAll(InputTrial.explaining(new InputSteps(i, mismatch).trials(), mismatch));
    }
    return found;
  }
}
