package eu.riscale.hub.spec.view.axis;

import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import eu.riscale.hub.spec.model.v0_5.axis.ChannelAxis;
import eu.riscale.hub.spec.model.v0_5.axis.InputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.OutputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The axes of model 0.5.
///
/// @param all every tensor of the model, to which sizes may refer
public record AxesOf05(List<TensorDescr> all) {
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
    OptionalInt position = OptionalInt.empty();
    double scale = 1;
    List<? extends Axis> axes =
        all.stream()
            .filter(tensor -> tensor.id().equals(reference.tensorId()))
            .findFirst()
            .<List<? extends Axis>>map(TensorDescr::axes)
            .orElse(List.of());
    for (int i = 0; i < axes.size() && position.isEmpty(); i++) {
      if (axes.get(i).id().equals(reference.axisId())) {
        position = OptionalInt.of(i);
        scale = axes.get(i).scale();
      }
    }
    return new Size.Follows(
        reference.tensorId().text(),
        reference.axisId().text(),
        position,
        scale / axis.scale(),
        reference.offset());
  }

  /// The widest halo of an output that refers to the axis, in the pixels of the axis.
  private int widestHalo(TensorDescr tensor, Axis axis) {
    int widest = 0;
    for (TensorDescr output : all) {
      for (Axis other : output.axes()) {
        if (other instanceof WithHalo cropped
            && cropped.size().tensorId().equals(tensor.id())
            && cropped.size().axisId().equals(axis.id())) {
          int pixels = (int) Math.round(cropped.halo() * other.scale() / axis.scale());
          widest = Math.max(widest, pixels);
        }
      }
    }
    return widest;
  }
}
