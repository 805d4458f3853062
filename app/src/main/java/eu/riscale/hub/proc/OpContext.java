package eu.riscale.hub.proc;

import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.PerAxis;
import eu.riscale.hub.tensor.Statistics;
import eu.riscale.hub.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// What a step may use besides its own tensor.
///
/// @param sample the unprocessed tensors
/// @param dataset the same tensor of every sample of the dataset, at this point of the plan; empty
///   where this sample is the whole dataset
/// @param room a tensor of the input's size whose elements the result may overwrite: the input
///   itself where nobody needs it any more
/// @param whole what is measured where the step is applied to a part of a tensor alone; empty where
///   its own tensor is
public record OpContext(
    Sample sample, List<Tensor> dataset, Optional<Tensor> room, Optional<Tensor> whole) {

  /// A context in which the step's own tensor is measured.
  public OpContext(Sample sample, List<Tensor> dataset, Optional<Tensor> room) {
    this(sample, dataset, room, Optional.empty());
  }

  /// A context for a part of a tensor.
  static OpContext ofPart(Sample sample, Tensor whole) {
    return new OpContext(sample, List.of(), Optional.empty(), Optional.of(whole));
  }

  /// A context in which the sample is the whole dataset, and nothing may be overwritten.
  public static OpContext of(Sample sample) {
    return new OpContext(sample, List.of(), Optional.empty());
  }

  Parallel parallel() {
    return sample.parallel();
  }

  /// An array for a result of type `dtype`.
  Object room(Tensor in, DType dtype) {
    return room.filter(tensor -> tensor.dtype() == dtype)
        .map(Tensor::array)
        .orElseGet(() -> dtype.newArray(in.size()));
  }

  Statistics.Spread spread(Tensor in, JointAxes axes) throws OpException {
    return sample.spread(measured(in, axes), axes.names(in.axes()));
  }

  Statistics.Spread spreadOf(String reference, JointAxes axes) throws OpException {
    List<Tensor> tensors = reference(reference, axes);
    return sample.spread(tensors, axes.names(tensors.getFirst().axes()));
  }

  Sample.Range percentiles(
      Tensor in, Optional<String> reference, JointAxes axes, Sample.Percents percents)
      throws OpException {
    List<Tensor> tensors =
        reference.isPresent() ? reference(reference.get(), axes) : measured(in, axes);
    return sample.percentiles(tensors, axes.names(tensors.getFirst().axes()), percents);
  }

  /// The tensors whose elements a statistic of `in` is taken over.
  private List<Tensor> measured(Tensor in, JointAxes axes) throws OpException {
    List<Tensor> tensors =
        axes.acrossSamples() && !dataset.isEmpty() ? dataset : List.of(whole.orElse(in));
    return alike(tensors, axes);
  }

  private List<Tensor> reference(String id, JointAxes axes) throws OpException {
    List<Sample> samples =
        axes.acrossSamples() && !sample.dataset().isEmpty() ? sample.dataset() : List.of(sample);
    List<Tensor> tensors = samples.stream().flatMap(one -> one.tensor(id).stream()).toList();
    if (tensors.size() < samples.size()) {
      throw new OpException(
          "reference_tensor '"
              + id
              + "' is not among the inputs "
              + sample.tensors().keySet()
              + ".",
          "Name one of these inputs as reference_tensor: only they are known before any"
              + " processing. What refers to another output is to be done in the network.");
    }
    return alike(tensors, axes);
  }

  /// Statistics of several samples together need the same places along the axes that remain.
  private static List<Tensor> alike(List<Tensor> tensors, JointAxes axes) throws OpException {
    Tensor one = tensors.getFirst();
    for (Tensor other : tensors) {
      boolean same = one.axes().equals(other.axes());
      for (int axis = 0; same && axis < one.rank(); axis++) {
        boolean joint = axes.names(one.axes()).contains(one.axes().get(axis));
        same = joint || one.length(axis) == other.length(axis);
      }
      if (!same) {
        throw new OpException(
            "The samples of the dataset differ along an axis that is not averaged over: "
                + one.shapeText()
                + " and "
                + other.shapeText()
                + ".",
            "Crop the samples to one shape, or average over that axis too.");
      }
    }
    return tensors;
  }

  /// What to write for an axis that a tensor does not have.
  static String otherAxis(Tensor in) {
    return "Write as axis one of those of the tensor: " + String.join(", ", in.axes()) + ".";
  }

  /// Numbers are described, or measured of a reference.
  private static String otherNumbers(String step, String axis, int length) {
    return step.equals("scale_range") || step.equals("scale_mean_variance")
        ? "Name '%s' among the axes of the step, so that it is measured over all of it, or take a reference_tensor that is %d long there."
            .formatted(axis, length)
        : "Give %d numbers, one for each place along '%s' and in their order, or a single one for all."
            .formatted(length, axis);
  }

  /// Sees to it that numbers along an axis are as many as the tensor is long there, or one.
  static void fit(Tensor in, String step, List<PerAxis> numbers) throws OpException {
    for (PerAxis number : numbers) {
      for (int i = 0; i < number.axes().size(); i++) {
        String axis = number.axes().get(i);
        int at = in.axes().indexOf(axis);
        if (at < 0) {
          throw new OpException(
              step
                  + " has numbers along the axis '"
                  + axis
                  + "', but the tensor has only the axes "
                  + String.join(", ", in.axes())
                  + ".",
              otherAxis(in));
        }
        if (number.length(i) != in.length(at) && number.length(i) != 1) {
          throw new OpException(
              step
                  + " has "
                  + number.length(i)
                  + " numbers along the axis '"
                  + axis
                  + "', but the tensor is "
                  + in.length(at)
                  + " long there.",
              otherNumbers(step, axis, in.length(at)));
        }
      }
    }
  }
}
