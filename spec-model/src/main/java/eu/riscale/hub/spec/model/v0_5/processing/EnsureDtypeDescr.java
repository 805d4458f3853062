package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.DataType;

/// Values are cast to a type, wrapping around where they do not fit.
public record EnsureDtypeDescr(DataType dtype) implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "ensure_dtype";

  private static final Decoder<DataType> KWARGS =
      Fields.mapping(in -> {
        var dtype = in.required("dtype", Words.of(DataType.values()));
        return in.unwrap(dtype);
      });

  static final Decoder<EnsureDtypeDescr> DECODER =
      ProcessingDescr.step(ID, KWARGS, EnsureDtypeDescr::new);

  @Override
  public String id() {
    return ID;
  }
}
