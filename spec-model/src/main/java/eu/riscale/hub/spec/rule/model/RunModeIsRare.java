package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.RunMode;
import java.util.List;

/// Few programs know run modes.
public final class RunModeIsRare implements PartsRule<DescribedModel> {
  public static final Code LIMITED =
      Code.warning("run-mode-limited", "The model asks for a run mode.")
          .why("Most software ignores the field or refuses the model.")
          .section("model 0.4 and 0.5, run_mode")
          .example("run_mode: {name: deepimagej}", "# no run_mode");
  public static final Code UNKNOWN =
      Code.warning("run-mode-unknown", "The run mode is none that is known.")
          .why("No software knows what to do with it.")
          .section("model 0.4 and 0.5, run_mode")
          .example("run_mode: {name: tiled}", "run_mode: {name: deepimagej}");

  @Override
  public List<Code> codes() {
    return List.of(LIMITED, UNKNOWN);
  }

  @Override
  public void check(DescribedModel model, RdfPath at, Findings out) {
    model.runMode().ifPresent(mode -> check(mode, at.field("run_mode"), out));
  }

  private static void check(RunMode mode, RdfPath place, Findings out) {
    if (out.parts().isBroken(place.field("name"))) {
      return;
    }
    out.add(LIMITED, place, "The run mode is '" + mode.name() + "'.");
    if (!mode.name().equals("deepimagej")) {
      out.add(
          Finding.of(UNKNOWN, place.field("name"), "'" + mode.name() + "' is not known.")
              .expected("deepimagej"));
    }
  }
}
