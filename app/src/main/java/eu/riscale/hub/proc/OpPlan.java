package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of one tensor in their order, the casts that the specification implies included.
///
/// @param tensor the id of the tensor
/// @param steps may be none
public record OpPlan(String tensor, List<TensorOp> steps) implements Compiled {
  public OpPlan {
    steps = List.copyOf(steps);
  }

  /// One line per step, with its numbers.
  public List<String> explain() {
    return steps.stream().map(TensorOp::explain).toList();
  }

  /// Applies all steps. The given tensor is never written to; beyond it, at most one result is in
  /// memory, but for a cast, which needs the one before it too.
  ///
  /// @param sample the unprocessed inputs, for `reference_tensor`; its dataset is made of the
  ///   tensors that the samples have under this one's id
  /// @return the input itself where no step changes it
  /// @throws OpException where the tensor does not fit a step, or a reference is missing
  public Tensor apply(Tensor in, Sample sample) throws OpException {
    Tensor current = in;
    List<Tensor> others = others(sample);
    int lastOnDataset = lastOnDataset();
    for (int i = 0; i < steps.size(); i++) {
      TensorOp step = steps.get(i);
      Optional<Tensor> room = Optional.of(current).filter(own -> !own.sharesElementsWith(in));
      current = step.apply(current, new OpContext(sample, others, room));
      if (i < lastOnDataset) {
        others = applyAll(step, others, sample);
      }
    }
    return current;
  }

  /// The position of the last step that asks for the dataset; -1 where none does.
  private int lastOnDataset() {
    int last = steps.size() - 1;
    while (last >= 0 && !steps.get(last).needsDataset()) {
      last--;
    }
    return last;
  }

  private List<Tensor> others(Sample sample) {
    return sample.dataset().stream()
        .map(one -> one.tensor(tensor))
        .flatMap(Optional::stream)
        .toList();
  }

  /// The dataset as it is after a step, for the statistics of a later one.
  private static List<Tensor> applyAll(TensorOp step, List<Tensor> dataset, Sample sample)
      throws OpException {
    List<Tensor> after = new ArrayList<>();
    for (Tensor one : dataset) {
      after.add(step.apply(one, new OpContext(sample, dataset, Optional.empty())));
    }
    return after;
  }
}
