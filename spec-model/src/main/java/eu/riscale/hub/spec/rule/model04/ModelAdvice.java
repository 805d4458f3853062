package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.rule.Rule;
import eu.riscale.hub.spec.rule.generic02.GenericAdvice;
import eu.riscale.hub.spec.rule.generic02.LicenseKnown;
import eu.riscale.hub.spec.rule.metadata.LongTexts;
import java.util.List;

/// What is allowed in a model of format 0.4, but disappoints those who use it.
public final class ModelAdvice implements Rule<ModelDescr> {
  public static final Code SHORT_NAME =
      Code.info("name-short", "A name has less than 5 characters.")
          .why("People find models by their names; newer formats refuse such a name.")
          .section("model 0.4, name")
          .example("name: Net", "name: Nuclei U-Net");
  public static final Code RUN_MODE =
      Code.warning("run-mode-custom", "A model needs a way of running of its own.")
          .why("Only the consumer that it is named after can run the model as it is meant.")
          .section("model 0.4, run_mode")
          .example("run_mode: {name: my-tiling}", "outputs:\n- halo: [0, 0, 16, 16]");
  private static final int SHORT = 5;
  private static final int LONG = 64;

  @Override
  public List<Code> codes() {
    return List.of(SHORT_NAME, RUN_MODE);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    String name = model.metadata().name();
    if (name.codePointCount(0, name.length()) < SHORT) {
      out.add(SHORT_NAME, at.field("name"), "The name is '" + name + "'.");
    }
    if (name.codePointCount(0, name.length()) > LONG) {
      out.add(LongTexts.NAME, at.field("name"), "The name is longer than " + LONG + " characters.");
    }
    new LicenseKnown().check(model.license(), at.field("license"), out);
    if (model.metadata().cite().isEmpty()) {
      out.add(GenericAdvice.CITE, at.field("cite"), "No publication is named.");
    }
    model
        .runMode()
        .ifPresent(mode ->
            out.add(
                Finding.of(RUN_MODE, at.field("run_mode"), "The run mode is '" + mode.name() + "'.")
                    .hint(
                        mode.name().equals("deepimagej")
                            ? "Only deepImageJ runs the model in this way."
                            : "No consumer is known that runs the model in this way.")));
  }
}
