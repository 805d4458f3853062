package eu.riscale.hub.inspect;

import eu.riscale.hub.fit.DescribedSide;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.ReadableTensors;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The inputs and outputs of a model. Where the description as a whole is wrong, those of them are
/// shown that are right by themselves.
record DescribedTensors(OneSide inputs, OneSide outputs) {

  /// The inputs or the outputs.
  ///
  /// @param pages those that can be shown, in the order of the description
  /// @param side what is described of them
  record OneSide(List<TensorPage> pages, DescribedSide side) {}

  /// @param out takes at which of them hub failed
  static DescribedTensors of(Validation validation, DescriptionTree tree, Findings out) {
    Optional<TensorViews> tensors =
        validation.description().isPresent()
            ? ModelView.of(validation.description().get()).map(ModelView::tensors)
            : validation.judgedAs().map(format -> ReadableTensors.of(tree.root(), format));
    return new DescribedTensors(
        side(tensors.map(TensorViews::inputs), tree.tensors(Side.INPUT).size(), out),
        side(tensors.map(TensorViews::outputs), tree.tensors(Side.OUTPUT).size(), out));
  }

  private static OneSide side(Optional<List<TensorView>> tensors, int described, Findings out) {
    List<TensorPage> pages = new ArrayList<>();
    for (TensorView tensor : tensors.orElse(List.of())) {
      Bug.guard(TensorPage.class, tensor.at(), out, () -> pages.add(TensorPage.of(tensor)));
    }
    return new OneSide(pages, new DescribedSide(tensors.orElse(List.of()), described));
  }
}
