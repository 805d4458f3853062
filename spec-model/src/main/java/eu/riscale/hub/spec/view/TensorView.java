package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.step.StepView;
import eu.riscale.hub.spec.view.step.TensorSteps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// An input or output of a model.
///
/// @param index its position among the inputs or the outputs of the description
/// @param id unique among all tensors of the model
/// @param description empty where there is none
/// @param type the declared type of its elements
/// @param values one for the whole tensor, or one for each channel
/// @param allSteps what happens to an input before the network, to an output after it, in order,
///   the casts that the specification implies included
/// @param isOptional whether the network also runs without it
/// @param testTensor empty where the description names none
/// @param tolerance the largest absolute difference to the test tensor that the description itself
///   lets tests allow, whatever the weights
/// @param pad how an input is enlarged; of an output it says nothing
public record TensorView(
    Notation notation,
    Side side,
    int index,
    String id,
    String description,
    List<AxisView> axes,
    DataType type,
    List<ValuesView> values,
    TensorSteps allSteps,
    boolean isOptional,
    Optional<ReferencedFile> testTensor,
    OptionalDouble tolerance,
    Pad pad) {

  /// Whether a test runs the network without it: it may be left out, and has no test tensor.
  public boolean isLeftOut() {
    return isOptional && testTensor.isEmpty();
  }

  /// Its place in the description, such as `inputs[0]`.
  public RdfPath at() {
    return side.at(index);
  }

  /// Where its id is written.
  public RdfPath idAt() {
    return at().field(notation.id());
  }

  /// Where its test tensor is named, or ought to be.
  public RdfPath testTensorAt() {
    return notation.testTensor(side, index);
  }

  /// Where its declared type is written; the list where each channel declares it.
  public RdfPath typeAt() {
    return values.size() == 1 ? notation.type(at()) : valuesAt();
  }

  /// Where it is written which values it has.
  public RdfPath valuesAt() {
    return notation.values(at());
  }

  /// What happens to an input before the network, to an output after it, in order.
  public List<StepView> steps() {
    return allSteps.list();
  }

  /// The ids of its axes, in order.
  public List<String> axisIds() {
    return axes.stream().map(AxisView::id).toList();
  }

  /// The range that holds for every channel. Values that are listed say nothing of a range.
  public ValuesView.Range range() {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (ValuesView of : values) {
      switch (of) {
        case ValuesView.Listed listed -> {
          return ValuesView.Range.OPEN;
        }
        case ValuesView.Range range -> {
          min = Math.min(min, range.min());
          max = Math.max(max, range.max());
        }
      }
    }
    return new ValuesView.Range(min, max);
  }
}
