package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Words;

/// Maps each value x to 1 / (1 + e^−x).
public record SigmoidDescr() implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "sigmoid";

  static final Decoder<SigmoidDescr> DECODER =
      Fields.mapping(in -> {
        in.required("id", Words.only(ID));
        return in.build(SigmoidDescr::new);
      });

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean makesFractions() {
    return true;
  }
}
