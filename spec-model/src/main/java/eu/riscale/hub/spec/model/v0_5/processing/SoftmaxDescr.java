package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import java.util.Optional;

/// Turns the values along an axis into shares that add up to 1.
public record SoftmaxDescr(AxisId axis) implements PreprocessingDescr, PostprocessingDescr {
  static final String ID = "softmax";

  private static final Decoder<AxisId> KWARGS =
      Fields.mapping(in -> {
        var axis = in.optional("axis", AxisId.NOT_BATCH, AxisId.CHANNEL_ID);
        return in.unwrap(axis);
      });

  static final Decoder<SoftmaxDescr> DECODER =
      ProcessingDescr.step(ID, KWARGS, AxisId.CHANNEL_ID, SoftmaxDescr::new);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean makesFractions() {
    return true;
  }

  @Override
  public Optional<AxisId> alongAxis() {
    return Optional.of(axis);
  }
}
