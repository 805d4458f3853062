package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import java.util.List;

/// A model is not made from itself.
public final class ModelParentIsAnother implements PartsRule<ModelDescr> {
  public static final Code SELF =
      Code.error("parent-is-self", "The parent of the model is the model itself.")
          .why("The parent is the model that this one was fine-tuned or derived from.")
          .section("model 0.5, parent")
          .example(
              "id: affable-shark\nparent: {id: affable-shark}",
              "id: affable-shark\nparent: {id: hiding-tiger}");

  @Override
  public List<Code> codes() {
    return List.of(SELF);
  }

  @Override
  public void check(ModelDescr model, RdfPath at, Findings out) {
    RdfPath parent = at.field("parent").field("id");
    if (out.parts().isGiven(model.parent(), parent) && out.waits(SELF, at.field("id"), parent)) {
      return;
    }
    if (model.parent().isPresent()
        && model.id().isPresent()
        && model.parent().get().id().equals(model.id().get())) {
      out.add(SELF, parent, "'" + model.id().get() + "' is the id of this model.");
    }
  }
}
