package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;

/// What the values of a tensor mean: one description for all of it, or one for each channel.
///
/// @param descrs at least one
/// @param perChannel whether `descrs` was given as a list, one entry per channel
public record TensorData(List<TensorDataDescr> descrs, boolean perChannel) {
  static final TensorData STANDARD =
      new TensorData(List.of(TensorDataDescr.IntervalOrRatioDataDescr.STANDARD), false);

  static final Decoder<TensorData> DECODER =
      (node, at, out) ->
          node instanceof YamlSequence
              ? Lists.nonEmpty(TensorDataDescr.DECODER)
                  .decode(node, at, out)
                  .map(list -> new TensorData(list, true))
              : TensorDataDescr.DECODER
                  .decode(node, at, out)
                  .map(one -> new TensorData(List.of(one), false));

  /// The type of the tensor's elements.
  public DataType type() {
    return descrs.get(0).type();
  }
}
