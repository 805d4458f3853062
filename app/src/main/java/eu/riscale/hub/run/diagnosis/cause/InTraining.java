package eu.riscale.hub.run.diagnosis.cause;

import eu.riscale.hub.run.diagnosis.Case;
import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.diagnosis.Hypothesis;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// A part of the network is in training mode: batch normalisation by the image at hand, or dropout.
final class InTraining implements Hypothesis {
  private static final int NAMED = 3;

  @Override
  public List<Explanation> explain(Case mismatch) {
    List<String> parts = mismatch.evidence().network().inTraining();
    if (parts.isEmpty()) {
      return List.of();
    }
    String more = parts.size() > NAMED ? " and " + (parts.size() - NAMED) + " more" : "";
    return List.of(
        new Explanation(
            Cause.TRAINING_MODE,
            "the network was exported in training mode: "
                + String.join("; ", parts.subList(0, Math.min(NAMED, parts.size())))
                + more
                + ", so that batch normalisation and dropout do what they do in training",
            Double.NaN,
            0,
            Correction.of(
                RdfPath.ROOT.field("weights"),
                "Export the network in evaluation mode (model.eval() in PyTorch before the export,"
                    + " and no training=TrainingMode.TRAINING or PRESERVE; training=False in"
                    + " TensorFlow), and make the test"
                    + " output again with it.")));
  }
}
