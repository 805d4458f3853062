package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.WeightsDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;

/// The weights that others were converted from are there too.
public final class WeightsParentThere implements PartsRule<WeightsDescr> {
  public static final Code PARENT =
      Code.alert(
              "weights-parent-missing", "Weights were converted from a format that is not there.")
          .why("Nobody can compare the converted weights with those that were trained.")
          .section("model 0.4, weights.parent")
          .example(
              "weights:\n  onnx:\n    source: model.onnx\n    parent: pytorch_state_dict",
              "weights:\n  onnx:\n    source: model.onnx");

  @Override
  public List<Code> codes() {
    return List.of(PARENT);
  }

  @Override
  public void check(WeightsDescr weights, RdfPath at, Findings out) {
    List<WeightsEntry> entries = weights.entries();
    for (WeightsEntry entry : entries) {
      Optional<WeightsFormat> parent = entry.parent();
      if (parent.isPresent()
          && !out.parts().isBroken(at.field(parent.get().word()))
          && entries.stream().noneMatch(other -> other.format() == parent.get())) {
        out.add(
            Finding.of(
                    PARENT,
                    at.field(entry.format().word()).field("parent"),
                    "There are no " + parent.get().word() + " weights.")
                .hint("Add them, or leave parent out."));
      }
    }
  }
}
