package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import java.util.List;
import java.util.Optional;

/// Says where the statistics of a step are those of a dataset, not of a sample.
public final class StatisticsPerSample implements PartsRule<TensorDescr> {
  public static final Code DATASET =
      Code.info("statistics-over-dataset", "A step takes its statistics over all samples together.")
          .why(
              "Where axes are left out or contain batch, the reference computes mean and"
                  + " percentiles over every sample it has seen, so the result for one image"
                  + " depends on the others.")
          .section("model 0.5, kwargs.axes")
          .example(
              "- id: zero_mean_unit_variance",
              "- id: zero_mean_unit_variance\n  kwargs: {axes: [channel, y, x]}");

  @Override
  public List<Code> codes() {
    return List.of(DATASET);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    for (int i = 0; i < tensor.processing().size(); i++) {
      ProcessingDescr step = tensor.processing().get(i);
      RdfPath place = at.field(tensor.processingField()).index(i);
      RdfPath kwargs = place.field("kwargs");
      if (step.takesStatistics()
          && out.waits(
              DATASET,
              kwargs.field("axes"),
              kwargs.field("min_percentile"),
              kwargs.field("max_percentile"))) {
        continue;
      }
      Optional<List<AxisId>> axes = step.reducedAxes();
      boolean overBatch = axes.isEmpty() || axes.get().contains(AxisId.BATCH_ID);
      if (step.takesStatistics() && overBatch) {
        out.add(
            Finding.of(DATASET, place, step.id() + " takes its statistics over all samples.")
                .hint("To treat every sample alike, list the other axes in kwargs.axes."));
      }
    }
  }
}
