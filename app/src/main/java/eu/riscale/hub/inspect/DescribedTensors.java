package eu.riscale.hub.inspect;

import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.ReadableTensors;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.TensorViews;
import java.util.List;
import java.util.Optional;

/// The inputs and outputs of a model. Where the description as a whole is wrong, those of them are
/// shown that are right by themselves.
record DescribedTensors(OneSide inputs, OneSide outputs) {

  /// The inputs or the outputs.
  ///
  /// @param pages those that can be read, in the order of the description
  /// @param described how many the description names, those included that cannot be read
  record OneSide(List<TensorPage> pages, int described) {
    boolean isWhole() {
      return pages.size() == described;
    }
  }

  static DescribedTensors of(Validation validation, DescriptionTree tree) {
    Optional<TensorViews> tensors =
        validation.description().isPresent()
            ? ModelView.of(validation.description().get()).map(ModelView::tensors)
            : validation.judgedAs().map(format -> ReadableTensors.of(tree.root(), format));
    return new DescribedTensors(
        side(tensors.map(TensorViews::inputs), tree.tensors(Side.INPUT).size()),
        side(tensors.map(TensorViews::outputs), tree.tensors(Side.OUTPUT).size()));
  }

  private static OneSide side(Optional<List<TensorView>> tensors, int described) {
    return new OneSide(tensors.orElse(List.of()).stream().map(TensorPage::of).toList(), described);
  }
}
