package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.List;

/// What the values of a tensor mean: one description for all of it, or one for each channel.
///
/// @param descrs at least one
/// @param perChannel whether `descrs` was given as a list, one entry per channel
public record TensorData(List<TensorDataDescr> descrs, boolean perChannel) {
  static final TensorData STANDARD = ofAll(TensorDataDescr.IntervalOrRatioDataDescr.STANDARD);

  static final Decoder<TensorData> DECODER =
      (node, at, out) ->
          node instanceof YamlSequence
              ? Lists.nonEmpty(
                      TensorDataDescr.DECODER, TensorDataDescr.IntervalOrRatioDataDescr.STANDARD)
                  .decode(node, at, out)
                  .map(TensorData::ofChannels)
              : TensorDataDescr.DECODER.decode(node, at, out).map(TensorData::ofAll);

  private static TensorData ofAll(TensorDataDescr descr) {
    return new TensorData(List.of(descr), false);
  }

  private static TensorData ofChannels(List<TensorDataDescr> descrs) {
    return new TensorData(descrs, true);
  }

  /// The type of the tensor's elements.
  public DataType type() {
    return descrs.get(0).type();
  }

  /// Where that type is written.
  ///
  /// @param data the place of all of this
  public RdfPath typeAt(RdfPath data) {
    return (perChannel ? data.index(0) : data).field("type");
  }
}
