package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.processing.BinarizeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.EnsureDtypeDescr;
import eu.riscale.hub.spec.model.v0_5.processing.ProcessingDescr;
import eu.riscale.hub.spec.value.DataType;
import java.util.List;

/// Fractions that a step makes are not cast away again.
public final class NormalizedValuesKept implements PartsRule<TensorDescr> {
  public static final Code CAST_BACK =
      Code.alert("normalized-then-cast-back", "Normalized values are cast back to whole numbers.")
          .why(
              "A tensor is cast to its data type after its last step, so fractions between 0 and 1"
                  + " become 0; the network then sees nearly nothing.")
          .section("model 0.5, implied ensure_dtype")
          .example(
              "data: {type: uint8}\npreprocessing:\n- id: zero_mean_unit_variance",
              """
              data: {type: uint8}
              preprocessing:
              - id: zero_mean_unit_variance
              - {id: ensure_dtype, kwargs: {dtype: float32}}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(CAST_BACK);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    DataType type = tensor.data().type();
    RdfPath typed = tensor.data().typeAt(at.field("data"));
    if (type.isFloat() && out.parts().isWhole(typed)) {
      return;
    }
    for (int i = tensor.processing().size() - 1; i >= 0; i--) {
      ProcessingDescr step = tensor.processing().get(i);
      RdfPath place = at.field(tensor.processingField()).index(i);
      if (out.waits(CAST_BACK, place, typed)) {
        return;
      }
      if (step instanceof EnsureDtypeDescr || step instanceof BinarizeDescr) {
        return;
      }
      if (step.makesFractions()) {
        out.add(
            Finding.of(
                    CAST_BACK,
                    place,
                    "The result of "
                        + step.id()
                        + " is cast to "
                        + type.word()
                        + ", the type of '"
                        + tensor.id()
                        + "'.")
                .hint("End the steps with: {id: ensure_dtype, kwargs: {dtype: float32}}"));
        return;
      }
    }
  }
}
