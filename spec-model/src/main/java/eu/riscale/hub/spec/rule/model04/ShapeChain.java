package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.Shapes;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.model.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From which places the shape of an output follows.
final class ShapeChain {
  private final BrokenParts broken;

  /// Those whose names can be read.
  private final Map<String, TensorDescr> tensors = new HashMap<>();

  private final Map<String, RdfPath> places = new HashMap<>();

  /// Where the names of all tensors are written.
  private final List<RdfPath> names = new ArrayList<>();

  /// What is unread of the shapes that were asked for, by the places of their tensors.
  private final Map<RdfPath, List<RdfPath>> answered = new HashMap<>();

  private ShapeChain(BrokenParts broken) {
    this.broken = broken;
  }

  static ShapeChain of(ModelDescr model, RdfPath at, BrokenParts broken) {
    ShapeChain chain = new ShapeChain(broken);
    chain.add(model.outputs(), at.field("outputs"));
    chain.add(model.inputs(), at.field("inputs"));
    return chain;
  }

  private void add(List<? extends TensorDescr> all, RdfPath list) {
    RdfPath[] written = Named.tensors(all, list);
    names.addAll(Arrays.asList(written));
    for (int i = 0; i < all.size(); i++) {
      if (broken.isWhole(written[i])) {
        tensors.put(all.get(i).name(), all.get(i));
        places.put(all.get(i).name(), list.index(i));
      }
    }
  }

  Map<String, TensorDescr> tensors() {
    return tensors;
  }

  /// Whether the tensor that a shape refers to is surely not there.
  boolean isUnknown(ImplicitOutputShape shape, RdfPath output) {
    return broken.isWhole(output.field("shape").field("reference_tensor"))
        && !tensors.containsKey(shape.referenceTensor())
        && broken.firstBroken(names.toArray(RdfPath[]::new)).isEmpty();
  }

  /// Where one of two tensors has another number of axes than sizes, while its axes fit the other
  /// tensor: that the shapes of both do not fit follows from that.
  Optional<RdfPath> misfit(OutputTensorDescr output, ImplicitOutputShape shape, RdfPath at) {
    TensorDescr reference = tensors.get(shape.referenceTensor());
    RdfPath place = places.get(shape.referenceTensor());
    if (reference == null || place == null) {
      return Optional.empty();
    }
    int rank = Shapes.rank(reference);
    if (output.axes().length() == rank && rank != shape.rank()) {
      return Optional.of(at.field("axes"));
    }
    int letters = reference.axes().length();
    return letters == shape.referenceRank() && letters != rank
        ? Optional.of(place.field("axes"))
        : Optional.empty();
  }

  /// The first place that cannot be read of all shapes that the shape of an output follows from,
  /// its own first; where a tensor is not found, of the names as well.
  RdfPath[] unread(OutputTensorDescr output, RdfPath at) {
    Set<RdfPath> passed = new LinkedHashSet<>();
    TensorDescr tensor = output;
    RdfPath place = at;
    List<RdfPath> unread = List.of();
    while (unread.isEmpty() && !answered.containsKey(place) && passed.add(place)) {
      unread = broken.firstBroken(place.field("shape"));
      if (!(tensor instanceof OutputTensorDescr follower
          && follower.shape() instanceof ImplicitOutputShape shape)) {
        break;
      }
      TensorDescr reference = tensors.get(shape.referenceTensor());
      if (reference == null) {
        if (unread.isEmpty()) {
          unread = broken.firstBroken(names.toArray(RdfPath[]::new));
        }
        break;
      }
      tensor = reference;
      place = places.getOrDefault(shape.referenceTensor(), at);
    }
    List<RdfPath> found = unread.isEmpty() ? answered.getOrDefault(place, List.of()) : unread;
    passed.forEach(each -> answered.put(each, found));
    return found.toArray(RdfPath[]::new);
  }
}
