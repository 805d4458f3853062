package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.rule.metadata.LongTexts;
import java.util.List;

/// What is allowed in a model of format 0.4, but disappoints those who use it.
public final class ModelAdvice implements PartsRule<ModelDescr> {
  public static final Code SHORT_NAME =
      Code.info("name-short", "A name has less than 5 characters.")
          .why("People find models by their names; newer formats refuse such a name.")
          .section("model 0.4, name")
          .example("name: Net", "name: Nuclei U-Net");
  private static final int SHORT = 5;

  @Override
  public List<Code> codes() {
    return List.of(SHORT_NAME, LongTexts.NAME);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    if (out.parts().isBroken(at.field("name"))) {
      return;
    }
    String name = model.metadata().name();
    if (name.codePointCount(0, name.length()) < SHORT) {
      out.add(SHORT_NAME, at.field("name"), "The name is '" + name + "'.");
    }
    LongTexts.checkName(name, at.field("name"), out);
  }
}
