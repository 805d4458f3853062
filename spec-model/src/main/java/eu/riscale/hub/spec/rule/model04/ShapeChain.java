package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.rule.model.Named;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// From which places the shape of an output follows.
///
/// @param tensors those whose names can be read
/// @param places of these tensors
/// @param names where the names of all tensors are written
record ShapeChain(
    Map<String, TensorDescr> tensors, Map<String, RdfPath> places, List<RdfPath> names) {

  static ShapeChain of(ModelDescr model, RdfPath at, BrokenParts broken) {
    ShapeChain chain =
        new ShapeChain(new HashMap<>(), new HashMap<>(), new java.util.ArrayList<>());
    chain.add(model.outputs(), at.field("outputs"), broken);
    chain.add(model.inputs(), at.field("inputs"), broken);
    return chain;
  }

  private void add(List<? extends TensorDescr> all, RdfPath list, BrokenParts broken) {
    RdfPath[] written = Named.tensors(all, list);
    names.addAll(Arrays.asList(written));
    for (int i = 0; i < all.size(); i++) {
      if (broken.isWhole(written[i])) {
        tensors.put(all.get(i).name(), all.get(i));
        places.put(all.get(i).name(), list.index(i));
      }
    }
  }

  /// The places of all shapes that the shape of an output follows from, its own first; where a
  /// tensor is not found, the names as well.
  RdfPath[] of(OutputTensorDescr output, RdfPath at) {
    Set<RdfPath> needed = new LinkedHashSet<>();
    TensorDescr tensor = output;
    RdfPath place = at;
    while (needed.add(place.field("shape"))
        && tensor instanceof OutputTensorDescr follower
        && follower.shape() instanceof ImplicitOutputShape shape) {
      String reference = shape.referenceTensor();
      if (!tensors.containsKey(reference)) {
        needed.addAll(names);
        break;
      }
      tensor = tensors.get(reference);
      place = places.getOrDefault(reference, at);
    }
    return needed.toArray(RdfPath[]::new);
  }
}
