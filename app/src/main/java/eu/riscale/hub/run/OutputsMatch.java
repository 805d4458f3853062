package eu.riscale.hub.run;

import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.failure.Outcomes;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.tensor.Permutation;
import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Whether outputs of a network are the test outputs, within the tolerance of the description.
record OutputsMatch(List<TensorView> outputs, WeightsView weights, TestTensors tensors)
    implements Outcomes {

  @Override
  public Match of(List<Tensor> raw, List<Integer> order) {
    if (raw.size() != outputs.size()) {
      return Match.NONE;
    }
    if (all(raw, List.of())) {
      return Match.AS_DESCRIBED;
    }
    return all(raw, order) ? Match.TURNED : Match.NONE;
  }

  private boolean all(List<Tensor> raw, List<Integer> order) {
    for (int i = 0; i < raw.size(); i++) {
      if (!matches(i, raw.get(i), order)) {
        return false;
      }
    }
    return true;
  }

  /// @param order of the output's axes; empty where they are as described
  private boolean matches(int index, Tensor raw, List<Integer> order) {
    TensorView output = outputs.get(index);
    List<String> axes = output.axisIds();
    if (raw.rank() != axes.size() || (!order.isEmpty() && order.size() != axes.size())) {
      return false;
    }
    List<String> turned = order.isEmpty() ? axes : order.stream().map(axes::get).toList();
    Tensor described = Permutation.to(axes, raw.withAxes(turned));
    try {
      Tensor actual = tensors.postprocessing().get(index).apply(described, tensors.sample());
      Tensor expected = tensors.expected().get(index);
      return Arrays.equals(actual.shape(), expected.shape())
          && Comparison.of(output.id(), actual, expected, weights.tolerances().get(index)).passes();
    } catch (OpException e) {
      return false;
    }
  }
}
