package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ReproducibilityTolerance;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.view.axis.AxesOf05;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.step.StepsOf05;
import eu.riscale.hub.spec.view.step.TensorSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The tensors of model 0.5.
final class TensorsOf05 {
  private final List<Placed<InputTensorDescr>> inputs;
  private final List<Placed<OutputTensorDescr>> outputs;
  private final Map<RdfPath, ReferencedFile> files = new HashMap<>();
  private final FirstTolerances tolerances;
  private final AxesOf05 axes;

  /// Tensors of which nothing else of the model is known.
  TensorsOf05(List<Placed<InputTensorDescr>> inputs, List<Placed<OutputTensorDescr>> outputs) {
    this(inputs, outputs, List.of(), List.of());
  }

  /// @param files what the description names
  TensorsOf05(ModelDescr model, List<ReferencedFile> files) {
    this(
        Placed.all(model.inputs()),
        Placed.all(model.outputs()),
        files,
        model.config().bioimageio().reproducibilityTolerance());
  }

  private TensorsOf05(
      List<Placed<InputTensorDescr>> inputs,
      List<Placed<OutputTensorDescr>> outputs,
      List<ReferencedFile> files,
      List<ReproducibilityTolerance> tolerances) {
    this.inputs = inputs;
    this.outputs = outputs;
    files.forEach(file -> this.files.putIfAbsent(file.at(), file));
    this.tolerances =
        new FirstTolerances(
            tolerances.equals(ReproducibilityTolerance.STANDARD) ? List.of() : tolerances);
    List<TensorDescr> all = new ArrayList<>();
    inputs.forEach(input -> all.add(input.descr()));
    outputs.forEach(output -> all.add(output.descr()));
    this.axes = new AxesOf05(all);
  }

  TensorViews views() {
    return new TensorViews(
        inputs.stream().map(input -> view(Side.INPUT, input.index(), input.descr())).toList(),
        outputs.stream().map(output -> view(Side.OUTPUT, output.index(), output.descr())).toList());
  }

  private TensorView view(Side side, int index, TensorDescr tensor) {
    RdfPath named = Notations.V0_5.testTensor(side, index).field("source");
    return new TensorView(
        Notations.V0_5,
        side,
        index,
        tensor.id().text(),
        tensor.description(),
        axes.of(tensor),
        tensor.data().type(),
        tensor.data().descrs().stream().map(ValuesOf05::of).toList(),
        new TensorSteps(() -> StepsOf05.of(tensor)),
        tensor instanceof InputTensorDescr input && input.optional(),
        Optional.ofNullable(files.get(named)),
        tensor instanceof OutputTensorDescr output ? tolerance(output) : OptionalDouble.empty(),
        tensor instanceof InputTensorDescr input
            ? input.pad().map(Pad::of).orElse(Pad.USUAL)
            : Pad.USUAL);
  }

  /// Of the first entry that is for the output, where the description sets any.
  private OptionalDouble tolerance(OutputTensorDescr output) {
    return tolerances
        .of(output.id(), output.data().type())
        .map(entry -> OptionalDouble.of(entry.absoluteTolerance()))
        .orElse(OptionalDouble.empty());
  }
}
