package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.BrokenParts;
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
  private final RdfPath at;
  private final BrokenParts broken;
  private final Known<TensorId, Tensor> inputs;
  private final Known<TensorId, Tensor> outputs;
  private final IdentityHashMap<TensorDescr, Known<AxisId, Target>> axes = new IdentityHashMap<>();

  /// @param at the place of the model
  /// @param broken its parts that nobody can refer to
  SizeReferences(ModelDescr model, RdfPath at, BrokenParts broken) {
    this.model = model;
    this.at = at;
    this.broken = broken;
    this.inputs = known(model.inputs(), at.field("inputs"));
    this.outputs = known(model.outputs(), at.field("outputs"));
  }

  /// What can be referred to.
  ///
  /// @param unread the first of all ids that could not be read
  private record Known<K, V>(Map<K, V> byId, List<RdfPath> unread) {}

  private record Tensor(TensorDescr descr, RdfPath at) {}

  /// An axis that sizes are taken from.
  record Target(Axis axis, RdfPath at) {
    /// Where its size is written.
    RdfPath[] size() {
      return new RdfPath[] {at.field("size"), at.field("channel_names")};
    }
  }

  /// An axis whose size is taken from another.
  record Use(TensorDescr tensor, Axis axis, SizeReference size) {
    /// Whether the axis belongs to an input, which may refer to inputs alone.
    boolean inInput() {
      return tensor instanceof InputTensorDescr;
    }
  }

  /// Hands every use and the place of its size to `visit`.
  void each(BiConsumer<Use, RdfPath> visit) {
    each(model.inputs(), at.field("inputs"), visit);
    each(model.outputs(), at.field("outputs"), visit);
  }

  /// The axis that a size is taken from; empty where there is none that can be read.
  Optional<Target> target(Use use) {
    return tensor(use).map(tensor -> axes(tensor).byId().get(use.size().axisId()));
  }

  /// The first place that cannot be read of those that may say the name which a size refers to.
  RdfPath[] unread(Use use) {
    boolean onlyInputs = use.inInput() || !inputs.unread().isEmpty();
    return tensor(use)
        .map(tensor -> axes(tensor).unread())
        .orElse(onlyInputs ? inputs.unread() : outputs.unread())
        .toArray(RdfPath[]::new);
  }

  private Optional<Tensor> tensor(Use use) {
    TensorId wanted = use.size().tensorId();
    Tensor output = use.inInput() ? null : outputs.byId().get(wanted);
    return Optional.ofNullable(output == null ? inputs.byId().get(wanted) : output);
  }

  private Known<AxisId, Target> axes(Tensor tensor) {
    return axes.computeIfAbsent(tensor.descr(), descr -> known(tensor));
  }

  private Known<TensorId, Tensor> known(List<? extends TensorDescr> tensors, RdfPath list) {
    RdfPath[] ids = Named.tensors(tensors, list);
    Map<TensorId, Tensor> known = new HashMap<>();
    for (int i = 0; i < tensors.size(); i++) {
      if (broken.isWhole(ids[i])) {
        known.putIfAbsent(tensors.get(i).id(), new Tensor(tensors.get(i), list.index(i)));
      }
    }
    return new Known<>(known, broken.firstBroken(ids));
  }

  private Known<AxisId, Target> known(Tensor tensor) {
    List<? extends Axis> all = tensor.descr().axes();
    RdfPath[] ids = Named.axes(tensor.descr(), tensor.at());
    Map<AxisId, Target> known = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (broken.isWhole(ids[i])) {
        known.putIfAbsent(all.get(i).id(), new Target(all.get(i), ids[i].parent()));
      }
    }
    return new Known<>(known, broken.firstBroken(ids));
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
