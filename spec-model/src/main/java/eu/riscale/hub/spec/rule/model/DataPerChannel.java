package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.TensorData;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.ChannelAxis;
import eu.riscale.hub.spec.value.DataType;
import java.util.List;

/// A list of data descriptions has one for each channel, all of one type.
public final class DataPerChannel implements PartsRule<TensorDescr> {
  public static final Code TYPES =
      Code.error(
              "data-types-differ", "The channels of a tensor are described with different types.")
          .why("All elements of a tensor have one type.")
          .section("model 0.5, data")
          .example(
              "data:\n- {type: uint8}\n- {type: float32}",
              "data:\n- {type: float32}\n- {type: float32}");
  public static final Code COUNT =
      Code.error(
              "data-count-not-channels", "There are more or fewer data descriptions than channels.")
          .why("Each describes one channel.")
          .section("model 0.5, data")
          .example(
              "axes:\n- {type: channel, channel_names: [a, b]}\ndata:\n- {type: float32}",
              "axes:\n- {type: channel, channel_names: [a, b]}\ndata: {type: float32}");
  public static final Code NO_CHANNELS =
      Code.error(
              "data-list-without-channels",
              "There is a list of data descriptions, but no channel axis.")
          .why("Each describes one channel; without channels nobody knows what it is about.")
          .section("model 0.5, data")
          .example(
              "axes:\n- {type: space, size: 64}\ndata:\n- {type: float32}",
              "axes:\n- {type: space, size: 64}\ndata: {type: float32}");

  private static final List<Code> OF_CHANNELS = List.of(COUNT, NO_CHANNELS);

  @Override
  public List<Code> codes() {
    return List.of(TYPES, COUNT, NO_CHANNELS);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    TensorData data = tensor.data();
    if (!data.perChannel()) {
      return;
    }
    RdfPath place = at.field("data");
    for (int i = 1; i < data.descrs().size(); i++) {
      if (out.waits(TYPES, place.index(i).field("type"), place.index(0).field("type"))) {
        continue;
      }
      DataType type = data.descrs().get(i).type();
      if (type != data.type()) {
        out.add(
            TYPES,
            place.index(i),
            "The type is "
                + type.word()
                + ", that of the first channel "
                + data.type().word()
                + ".");
      }
    }
    RdfPath axes = at.field("axes");
    if (out.waitsForOutline(OF_CHANNELS, axes)) {
      return;
    }
    for (int i = 0; i < tensor.axes().size(); i++) {
      RdfPath axis = axes.index(i);
      if (out.waitsForOutline(OF_CHANNELS, axis)) {
        return;
      }
      if (tensor.axes().get(i) instanceof ChannelAxis channels) {
        if (!out.waitsForOutline(COUNT, axis.field("channel_names"))) {
          checkCount(channels, data, place, out);
        }
        return;
      }
    }
    out.add(NO_CHANNELS, place, "The tensor '" + tensor.id() + "' has no channel axis.");
  }

  private static void checkCount(ChannelAxis channels, TensorData data, RdfPath at, Findings out) {
    int count = channels.channelNames().size();
    if (count != data.descrs().size()) {
      out.add(
          COUNT,
          at,
          "There are " + data.descrs().size() + " descriptions for " + count + " channels.");
    }
  }
}
