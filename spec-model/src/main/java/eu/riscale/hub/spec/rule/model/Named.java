package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedTensor;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import java.util.ArrayList;
import java.util.List;

/// Where the names are written among which a rule looks for one.
public final class Named {
  private Named() {}

  /// The places of the ids, or names, of tensors.
  ///
  /// @param list the place of all of them
  public static RdfPath[] tensors(List<? extends DescribedTensor> tensors, RdfPath list) {
    List<RdfPath> places = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      places.add(list.index(i).field(tensors.get(i).keyField()));
    }
    return orAll(places, list);
  }

  /// The places of the ids of a tensor's axes.
  ///
  /// @param at the place of the tensor
  static RdfPath[] axes(TensorDescr tensor, RdfPath at) {
    RdfPath list = at.field("axes");
    List<RdfPath> places = new ArrayList<>();
    for (int i = 0; i < tensor.axes().size(); i++) {
      places.add(list.index(i).field("id"));
    }
    return orAll(places, list);
  }

  /// A list that could not be read has no items to wait for.
  private static RdfPath[] orAll(List<RdfPath> places, RdfPath list) {
    return places.isEmpty() ? new RdfPath[] {list} : places.toArray(RdfPath[]::new);
  }
}
