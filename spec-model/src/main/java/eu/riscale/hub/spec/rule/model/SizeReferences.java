package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.axis.Axis;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize.SizeReference;
import eu.riscale.hub.spec.model.v0_5.axis.TensorId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The sizes of a model that are taken from other axes.
final class SizeReferences {
  private final ModelDescr model;
  private final Map<TensorId, TensorDescr> inputs = new HashMap<>();
  private final Map<TensorId, TensorDescr> outputs = new HashMap<>();
  private final IdentityHashMap<TensorDescr, Map<AxisId, Axis>> axes = new IdentityHashMap<>();

  SizeReferences(ModelDescr model) {
    this.model = model;
    model.inputs().forEach(input -> inputs.putIfAbsent(input.id(), input));
    model.outputs().forEach(output -> outputs.putIfAbsent(output.id(), output));
  }

  /// An axis whose size is taken from another.
  record Use(TensorDescr tensor, Axis axis, SizeReference size) {
    /// Whether the axis belongs to an input, which may refer to inputs alone.
    boolean inInput() {
      return tensor instanceof InputTensorDescr;
    }
  }

  /// Hands every use and the place of its size to `visit`.
  void each(RdfPath at, BiConsumer<Use, RdfPath> visit) {
    each(model.inputs(), at.field("inputs"), visit);
    each(model.outputs(), at.field("outputs"), visit);
  }

  /// The axis that a size is taken from; empty where there is none.
  Optional<Axis> target(Use use) {
    TensorId wanted = use.size().tensorId();
    TensorDescr output = use.inInput() ? null : outputs.get(wanted);
    TensorDescr tensor = output == null ? inputs.get(wanted) : output;
    return tensor == null
        ? Optional.empty()
        : Optional.ofNullable(
            axes.computeIfAbsent(tensor, SizeReferences::byId).get(use.size().axisId()));
  }

  private static Map<AxisId, Axis> byId(TensorDescr tensor) {
    Map<AxisId, Axis> axes = new HashMap<>();
    tensor.axes().forEach(axis -> axes.putIfAbsent(axis.id(), axis));
    return axes;
  }

  /// Whether the size of an axis is given by itself.
  static boolean isIndependent(Axis axis) {
    return axis.givenSize().isPresent() && independentSize(axis) > 0;
  }

  /// The smallest size that the reference gives: rounded towards 0, like the reference
  /// implementation.
  static long smallest(Use use, Axis target) {
    return (long)
        (independentSize(target) * target.scale() / use.axis().scale() + use.size().offset());
  }

  private static int independentSize(Axis axis) {
    Optional<AxisSize> size = axis.givenSize();
    if (size.isEmpty()) {
      return 0;
    }
    return switch (size.get()) {
      case AxisSize.FixedSize(int fixed) -> fixed;
      case AxisSize.ParameterizedSize(int min, int step) -> min;
      case SizeReference reference -> 0;
      case AxisSize.DataDependentSize dependent -> 0;
    };
  }

  private static void each(
      List<? extends TensorDescr> tensors, RdfPath at, BiConsumer<Use, RdfPath> visit) {
    for (int t = 0; t < tensors.size(); t++) {
      TensorDescr tensor = tensors.get(t);
      for (int a = 0; a < tensor.axes().size(); a++) {
        Axis axis = tensor.axes().get(a);
        if (axis.givenSize().orElse(null) instanceof SizeReference size) {
          RdfPath place = at.index(t).field("axes").index(a).field("size");
          visit.accept(new Use(tensor, axis, size), place);
        }
      }
    }
  }
}
