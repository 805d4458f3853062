package eu.riscale.hub.run.failure;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.WeightsContent;
import java.util.List;

/// A network that failed on its test inputs.
///
/// @param fed what it was given, in the order of the description, under the described axes
/// @param said what the engine says of it
/// @param file the weights as the description names them
/// @param content what is inside of them
public record Failed(
    ModelView model,
    WeightsFormat format,
    List<Tensor> fed,
    String said,
    String file,
    WeightsContent content) {

  /// The described inputs that it was given.
  List<TensorView> inputs() {
    return model.inputs().stream().filter(input -> !input.isLeftOut()).toList();
  }
}
