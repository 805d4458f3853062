package eu.riscale.hub.inspect;

import eu.riscale.hub.inspect.TensorPage.Values;
import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.NominalValues;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr.IntervalOrRatioDataDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr.NominalOrOrdinalDataDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import eu.riscale.hub.spec.model.v0_5.axis.ChannelAxis;
import eu.riscale.hub.spec.model.v0_5.axis.InputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.OutputAxis;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Pages of the tensors of model 0.5.
///
/// @param all every tensor of the model, to which sizes may refer
record Tensors05(List<TensorDescr> all) {

  TensorPage page(TensorDescr tensor) {
    List<AxisPage> axes = new ArrayList<>();
    tensor.axes().forEach(axis -> axes.add(page(axis)));
    return new TensorPage(
        tensor.id().text(),
        tensor.description(),
        axes,
        tensor.data().type().word(),
        values(tensor),
        TensorPage.Steps.of(
            switch (tensor) {
              case InputTensorDescr input -> Ops.compile(input);
              case OutputTensorDescr output -> Ops.compile(output);
            }),
        Optional.empty());
  }

  private AxisPage page(Axis axis) {
    return new AxisPage(
        axis.id().text(),
        type(axis),
        axis.givenSize().map(size -> length(axis, size)).orElse(new Length.Any()),
        axis.unitWord().orElse(""),
        axis.scale(),
        axis instanceof WithHalo withHalo ? withHalo.halo() : 0,
        axis instanceof ChannelAxis channel ? channel.channelNames() : List.of());
  }

  private static String type(Axis axis) {
    return switch (axis) {
      case BatchAxis batch -> "batch";
      case ChannelAxis channel -> "channel";
      case InputAxis.IndexInputAxis index -> "index";
      case InputAxis.TimeInputAxis time -> "time";
      case InputAxis.SpaceInputAxis space -> "space";
      case OutputAxis.IndexOutputAxis index -> "index";
      case OutputAxis.TimeOutputAxis time -> "time";
      case OutputAxis.SpaceOutputAxis space -> "space";
      case WithHalo.TimeOutputAxisWithHalo time -> "time";
      case WithHalo.SpaceOutputAxisWithHalo space -> "space";
    };
  }

  private Length length(Axis axis, AxisSize size) {
    return switch (size) {
      case AxisSize.FixedSize(int fixed) -> new Length.Fixed(fixed);
      case AxisSize.ParameterizedSize(int min, int step) -> new Length.Steps(min, step);
      case AxisSize.SizeReference reference ->
          new Length.Follows(
              reference.tensorId().text(),
              reference.axisId().text(),
              scale(reference) / axis.scale(),
              reference.offset());
      case AxisSize.DataDependentSize(int min, OptionalInt max) ->
          new Length.DataDependent(min, max);
    };
  }

  private double scale(AxisSize.SizeReference reference) {
    return all.stream()
        .filter(tensor -> tensor.id().equals(reference.tensorId()))
        .flatMap(tensor -> tensor.axis(reference.axisId()).stream())
        .mapToDouble(Axis::scale)
        .findFirst()
        .orElse(1);
  }

  /// The range that holds for every channel, and the names of the first that has any.
  private static Values values(TensorDescr tensor) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (TensorDataDescr data : tensor.data().descrs()) {
      switch (data) {
        case NominalOrOrdinalDataDescr nominal -> {
          return new Values(Values.ANY.min(), Values.ANY.max(), names(nominal.values()));
        }
        case IntervalOrRatioDataDescr interval -> {
          min = Math.min(min, interval.range().min().orElse(Double.NEGATIVE_INFINITY));
          max = Math.max(max, interval.range().max().orElse(Double.POSITIVE_INFINITY));
        }
      }
    }
    return new Values(min, max, List.of());
  }

  private static List<String> names(NominalValues values) {
    return switch (values) {
      case NominalValues.Labels(List<String> names) -> names;
      case NominalValues.Numeric numeric ->
          numeric.numbers().stream()
              .map(number ->
                  numeric.whole() ? String.valueOf(number.longValue()) : number.toString())
              .toList();
      case NominalValues.Truths(List<Boolean> truths) ->
          truths.stream().map(Object::toString).toList();
    };
  }
}
