package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.processing.CustomProcessingDescr;
import java.util.List;

/// Says where a model needs Python code of its own.
public final class CustomCodeNamed implements PartsRule<TensorDescr> {
  public static final Code CUSTOM =
      Code.alert("custom-code-needed", "A step runs Python code that comes with the model.")
          .why(
              "Software that is not written in Python cannot run it, and careful users do not run"
                  + " foreign code.")
          .section("model 0.5, custom postprocessing")
          .example("- {id: custom, callable: postprocess, source: post.py}", "- id: sigmoid");

  @Override
  public List<Code> codes() {
    return List.of(CUSTOM);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    for (int i = 0; i < tensor.processing().size(); i++) {
      RdfPath step = at.field(tensor.processingField()).index(i);
      if (tensor.processing().get(i) instanceof CustomProcessingDescr custom
          && !out.waits(CUSTOM, step.field("callable"), step.field("source"))) {
        out.add(
            Finding.of(
                    CUSTOM,
                    step,
                    "'" + custom.callable() + "' of " + custom.source() + " is Python code.")
                .hint(
                    "If steps of the specification do the same, describe those in its place; else"
                        + " say in the documentation which software runs it."));
      }
    }
  }
}
