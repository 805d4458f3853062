package eu.riscale.hub.spec.view.axis;

import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import eu.riscale.hub.spec.model.v0_5.axis.ChannelAxis;
import eu.riscale.hub.spec.model.v0_5.axis.InputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.OutputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// The axes of model 0.5.
public final class AxesOf05 {
  private final Map<Key, Place> places = new HashMap<>();

  /// Of an axis that outputs refer to, the widest halo in the unit of their scale.
  private final Map<Key, Double> halos = new HashMap<>();

  /// An axis by its ids.
  private record Key(TensorId tensor, AxisId axis) {}

  private record Place(int position, double scale) {}

  /// @param all every tensor of the model, to which sizes may refer
  public AxesOf05(List<TensorDescr> all) {
    Set<TensorId> known = new HashSet<>();
    for (TensorDescr tensor : all) {
      List<? extends Axis> axes = tensor.axes();
      boolean first = known.add(tensor.id());
      for (int i = 0; i < axes.size(); i++) {
        Axis axis = axes.get(i);
        if (first) {
          places.putIfAbsent(new Key(tensor.id(), axis.id()), new Place(i, axis.scale()));
        }
        if (axis instanceof WithHalo cropped) {
          Key target = new Key(cropped.size().tensorId(), cropped.size().axisId());
          halos.merge(target, cropped.halo() * axis.scale(), Math::max);
        }
      }
    }
  }

  /// The axes of one of the tensors, in order.
  public List<AxisView> of(TensorDescr tensor) {
    return tensor.axes().stream().map(axis -> axis(tensor, axis)).toList();
  }

  private AxisView axis(TensorDescr tensor, Axis axis) {
    Size size = axis.givenSize().map(given -> size(axis, given)).orElse(new Size.Any());
    return new AxisView(
        axis.id().text(),
        axis.id().text(),
        type(axis),
        size,
        size,
        axis.unitWord().orElse(""),
        axis.scale(),
        axis instanceof WithHalo cropped ? cropped.halo() : 0,
        axis instanceof WithHalo cropped ? cropped.halo() : widestHalo(tensor, axis),
        axis instanceof ChannelAxis channel ? channel.channelNames() : List.of());
  }

  private static AxisView.Type type(Axis axis) {
    return switch (axis) {
      case BatchAxis batch -> AxisView.Type.BATCH;
      case ChannelAxis channel -> AxisView.Type.CHANNEL;
      case InputAxis.IndexInputAxis index -> AxisView.Type.INDEX;
      case InputAxis.TimeInputAxis time -> AxisView.Type.TIME;
      case InputAxis.SpaceInputAxis space -> AxisView.Type.SPACE;
      case OutputAxis.IndexOutputAxis index -> AxisView.Type.INDEX;
      case OutputAxis.TimeOutputAxis time -> AxisView.Type.TIME;
      case OutputAxis.SpaceOutputAxis space -> AxisView.Type.SPACE;
      case WithHalo.TimeOutputAxisWithHalo time -> AxisView.Type.TIME;
      case WithHalo.SpaceOutputAxisWithHalo space -> AxisView.Type.SPACE;
    };
  }

  private Size size(Axis axis, AxisSize size) {
    return switch (size) {
      case AxisSize.FixedSize(int fixed) -> new Size.Fixed(fixed);
      case AxisSize.ParameterizedSize(int min, int step) -> new Size.Stepped(min, step);
      case AxisSize.DataDependentSize(int min, OptionalInt max) ->
          new Size.DataDependent(
              min, max.isPresent() ? OptionalLong.of(max.getAsInt()) : OptionalLong.empty());
      case AxisSize.SizeReference reference -> follows(axis, reference);
    };
  }

  /// A reference that leads nowhere counts as one to an axis of scale 1.
  private Size follows(Axis axis, AxisSize.SizeReference reference) {
    Place place = places.get(new Key(reference.tensorId(), reference.axisId()));
    return new Size.Follows(
        reference.tensorId().text(),
        reference.axisId().text(),
        place == null ? OptionalInt.empty() : OptionalInt.of(place.position()),
        (place == null ? 1 : place.scale()) / axis.scale(),
        reference.offset());
  }

  /// The widest halo of an output that refers to the axis, in the pixels of the axis.
  private int widestHalo(TensorDescr tensor, Axis axis) {
    double widest = halos.getOrDefault(new Key(tensor.id(), axis.id()), 0.0);
    return (int) Math.min(Integer.MAX_VALUE, Math.round(widest / axis.scale()));
  }
}
