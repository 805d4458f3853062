package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Words;
import java.util.List;
import java.util.Optional;

/// Different things measured at the same place, one name for each.
public record ChannelAxis(AxisId id, String description, List<String> channelNames)
    implements InputAxis, OutputAxis {

  static final Decoder<ChannelAxis> DECODER =
      Fields.mapping(in -> {
        in.required("type", Words.only("channel"));
        var id = in.optional("id", AxisId.NOT_BATCH, AxisId.CHANNEL_ID);
        var description = in.optional("description", AxisFields.DESCRIPTION, "");
        var names = in.required("channel_names", Lists.nonEmpty(Texts.ANY, ""), List.of());
        return in.build(() -> new ChannelAxis(id.get(), description.get(), names.get()));
      });

  @Override
  public Optional<AxisSize> givenSize() {
    return Optional.of(new AxisSize.FixedSize(channelNames.size()));
  }
}
