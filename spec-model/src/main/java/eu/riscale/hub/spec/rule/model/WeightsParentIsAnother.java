package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedWeights;
import java.util.List;

/// Weights are not converted from themselves.
public final class WeightsParentIsAnother implements PartsRule<DescribedWeights.Entry> {
  public static final Code SELF =
      Code.error(
              "weights-parent-self",
              "Weights name their own format as the one they were converted from.")
          .why("Weights are converted from another format, or are the original.")
          .section("model 0.4 and 0.5, weights.parent")
          .example(
              "onnx: {source: net.onnx, opset_version: 17, parent: onnx}",
              "onnx: {source: net.onnx, opset_version: 17}");

  @Override
  public List<Code> codes() {
    return List.of(SELF);
  }

  @Override
  public void check(DescribedWeights.Entry entry, RdfPath at, Findings out) {
    if (entry.parent().filter(parent -> parent == entry.format()).isPresent()) {
      out.add(
          Finding.of(
                  SELF, at.field("parent"), "'" + entry.format().word() + "' is the format itself.")
              .hint(
                  "Name the format that was converted, or leave parent out for the weights that"
                      + " were trained."));
    }
  }
}
