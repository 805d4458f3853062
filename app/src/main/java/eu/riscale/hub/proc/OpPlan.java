package eu.riscale.hub.proc;

import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    List<Member> members = members(sample);
    int lastOnDataset = lastOnDataset();
    for (int i = 0; i < steps.size(); i++) {
      TensorOp step = steps.get(i);
      Optional<Tensor> room = Optional.of(current).filter(own -> !own.sharesElementsWith(in));
      List<Tensor> dataset = members.stream().map(Member::tensor).toList();
      current = step.apply(current, new OpContext(sample, dataset, room));
      if (i < lastOnDataset) {
        members = applyAll(step, members, dataset);
      }
    }
    return current;
  }

  /// Applies all steps to a part of a tensor, cut out along some axes, as they do to the whole:
  /// what a step measures, it measures of the whole.
  ///
  /// @param in the part
  /// @param axes along which it is cut out
  /// @return empty where only the whole can tell
  /// @throws OpException where the part does not fit a step; the whole may do so nevertheless
  public Optional<Tensor> applyToPart(Tensor in, Measured whole, Set<String> axes)
      throws OpException {
    Sample sample = whole.sample();
    if (!sample.dataset().isEmpty()) {
      return Optional.empty();
    }
    Tensor part = in;
    for (int i = 0; i < steps.size(); i++) {
      TensorOp step = steps.get(i);
      boolean local = axes.stream().allMatch(step::isLocal);
      if (!local && step instanceof Softmax) {
        return Optional.empty();
      }
      OpContext context =
          local ? OpContext.of(sample) : OpContext.ofPart(sample, whole.after(steps.subList(0, i)));
      part = step.apply(part, context);
    }
    return Optional.of(part);
  }

  /// The position of the last step that asks for the dataset; -1 where none does.
  private int lastOnDataset() {
    int last = steps.size() - 1;
    while (last >= 0 && !steps.get(last).needsDataset()) {
      last--;
    }
    return last;
  }

  /// A sample of the dataset.
  ///
  /// @param sample its unprocessed tensors, and the dataset
  /// @param tensor this plan's tensor of it, at some point of the plan
  private record Member(Sample sample, Tensor tensor) {}

  private List<Member> members(Sample sample) {
    List<Member> members = new ArrayList<>();
    for (Sample one : sample.dataset()) {
      one.tensor(tensor)
          .ifPresent(own -> members.add(new Member(one.within(sample.dataset()), own)));
    }
    return members;
  }

  /// The dataset as it is after a step, for the statistics of a later one. What a step measures of
  /// one sample, be it a reference, it measures of each sample's own tensors.
  private static List<Member> applyAll(TensorOp step, List<Member> members, List<Tensor> dataset)
      throws OpException {
    List<Member> after = new ArrayList<>();
    for (Member one : members) {
      OpContext context = new OpContext(one.sample(), dataset, Optional.empty());
      after.add(new Member(one.sample(), step.apply(one.tensor(), context)));
    }
    return after;
  }
}
