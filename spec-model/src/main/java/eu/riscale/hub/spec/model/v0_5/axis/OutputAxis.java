package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Words;
import java.util.Optional;

/// A dimension of an output tensor.
public sealed interface OutputAxis extends Axis
    permits BatchAxis,
        ChannelAxis,
        OutputAxis.IndexOutputAxis,
        OutputAxis.TimeOutputAxis,
        OutputAxis.SpaceOutputAxis,
        WithHalo {

  /// Things in a row, such as detections.
  record IndexOutputAxis(AxisId id, String description, AxisSize size) implements OutputAxis {
    @Override
    public Optional<AxisSize> givenSize() {
      return Optional.of(size);
    }

    static final Decoder<IndexOutputAxis> DECODER =
        Fields.mapping(in -> {
          in.required("type", Words.only("index"));
          var id = in.optional("id", AxisId.NOT_BATCH, AxisFields.INDEX);
          var description = in.optional("description", AxisFields.DESCRIPTION, "");
          var size = in.required("size", AxisSize.INDEX_OUTPUT, AxisSize.UNKNOWN);
          return in.build(() -> new IndexOutputAxis(id.get(), description.get(), size.get()));
        });
  }

  /// Frames of a film, all of them good.
  record TimeOutputAxis(
      AxisId id, String description, AxisSize size, Optional<TimeUnit> unit, double scale)
      implements OutputAxis {
    @Override
    public Optional<AxisSize> givenSize() {
      return Optional.of(size);
    }

    @Override
    public Optional<String> unitWord() {
      return unit.map(TimeUnit::word);
    }

    static final Decoder<TimeOutputAxis> DECODER =
        Fields.mapping(in -> {
          var axis = AxisFields.time(in);
          var size = in.required("size", AxisSize.OUTPUT, AxisSize.UNKNOWN);
          return in.build(() ->
              new TimeOutputAxis(
                  axis.id().get(),
                  axis.description().get(),
                  size.get(),
                  axis.unit().get(),
                  axis.scale().get()));
        });
  }

  /// Pixels along x, y or z, all of them good.
  record SpaceOutputAxis(
      AxisId id, String description, AxisSize size, Optional<SpaceUnit> unit, double scale)
      implements OutputAxis {
    @Override
    public Optional<AxisSize> givenSize() {
      return Optional.of(size);
    }

    @Override
    public Optional<String> unitWord() {
      return unit.map(SpaceUnit::word);
    }

    static final Decoder<SpaceOutputAxis> DECODER =
        Fields.mapping(in -> {
          var axis = AxisFields.space(in);
          var size = in.required("size", AxisSize.OUTPUT, AxisSize.UNKNOWN);
          return in.build(() ->
              new SpaceOutputAxis(
                  axis.id().get(),
                  axis.description().get(),
                  size.get(),
                  axis.unit().get(),
                  axis.scale().get()));
        });
  }
}
