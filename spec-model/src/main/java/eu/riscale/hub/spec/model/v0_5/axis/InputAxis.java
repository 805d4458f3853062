package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Words;
import java.util.Optional;

/// A dimension of an input tensor.
public sealed interface InputAxis extends Axis
    permits BatchAxis,
        ChannelAxis,
        InputAxis.IndexInputAxis,
        InputAxis.TimeInputAxis,
        InputAxis.SpaceInputAxis {

  /// Things in a row.
  ///
  /// @param concatenable whether the model may be run on parts that are then joined
  record IndexInputAxis(AxisId id, String description, AxisSize size, boolean concatenable)
      implements InputAxis {
    @Override
    public Optional<AxisSize> givenSize() {
      return Optional.of(size);
    }

    static final Decoder<IndexInputAxis> DECODER =
        Fields.mapping(in -> {
          in.required("type", Words.only("index"));
          var id = in.optional("id", AxisId.NOT_BATCH, AxisFields.INDEX);
          var description = in.optional("description", AxisFields.DESCRIPTION, "");
          var size = in.required("size", AxisSize.INPUT, AxisSize.UNKNOWN);
          var concatenable = in.optional("concatenable", Numbers.TRUTH, false);
          return in.build(() ->
              new IndexInputAxis(id.get(), description.get(), size.get(), concatenable.get()));
        });
  }

  /// Frames of a film.
  ///
  /// @param concatenable whether the model may be run on parts that are then joined
  record TimeInputAxis(
      AxisId id,
      String description,
      AxisSize size,
      Optional<TimeUnit> unit,
      double scale,
      boolean concatenable)
      implements InputAxis {
    @Override
    public Optional<AxisSize> givenSize() {
      return Optional.of(size);
    }

    @Override
    public Optional<String> unitWord() {
      return unit.map(TimeUnit::word);
    }

    static final Decoder<TimeInputAxis> DECODER =
        Fields.mapping(in -> {
          var axis = AxisFields.time(in);
          var size = in.required("size", AxisSize.INPUT, AxisSize.UNKNOWN);
          var concatenable = in.optional("concatenable", Numbers.TRUTH, false);
          return in.build(() ->
              new TimeInputAxis(
                  axis.id().get(),
                  axis.description().get(),
                  size.get(),
                  axis.unit().get(),
                  axis.scale().get(),
                  concatenable.get()));
        });
  }

  /// Pixels along x, y or z.
  ///
  /// @param concatenable whether the model may be run on parts that are then joined
  record SpaceInputAxis(
      AxisId id,
      String description,
      AxisSize size,
      Optional<SpaceUnit> unit,
      double scale,
      boolean concatenable)
      implements InputAxis {
    @Override
    public Optional<AxisSize> givenSize() {
      return Optional.of(size);
    }

    @Override
    public Optional<String> unitWord() {
      return unit.map(SpaceUnit::word);
    }

    static final Decoder<SpaceInputAxis> DECODER =
        Fields.mapping(in -> {
          var axis = AxisFields.space(in);
          var size = in.required("size", AxisSize.INPUT, AxisSize.UNKNOWN);
          var concatenable = in.optional("concatenable", Numbers.TRUTH, false);
          return in.build(() ->
              new SpaceInputAxis(
                  axis.id().get(),
                  axis.description().get(),
                  size.get(),
                  axis.unit().get(),
                  axis.scale().get(),
                  concatenable.get()));
        });
  }
}
