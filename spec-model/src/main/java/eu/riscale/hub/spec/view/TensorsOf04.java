package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.view.axis.AxesOf04;
import eu.riscale.hub.spec.view.axis.AxisLetters;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.step.StepsOf04;
import eu.riscale.hub.spec.view.step.TensorSteps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The tensors of model 0.4.
final class TensorsOf04 {
  private final List<Placed<InputTensorDescr>> inputs;
  private final List<Placed<OutputTensorDescr>> outputs;
  private final Map<RdfPath, ReferencedFile> files = new HashMap<>();
  private final AxesOf04 axes;

  /// Tensors of which nothing else of the model is known.
  TensorsOf04(List<Placed<InputTensorDescr>> inputs, List<Placed<OutputTensorDescr>> outputs) {
    this(inputs, outputs, List.of());
  }

  /// @param files what the description names
  TensorsOf04(ModelDescr model, List<ReferencedFile> files) {
    this(Placed.all(model.inputs()), Placed.all(model.outputs()), files);
  }

  private TensorsOf04(
      List<Placed<InputTensorDescr>> inputs,
      List<Placed<OutputTensorDescr>> outputs,
      List<ReferencedFile> files) {
    this.inputs = inputs;
    this.outputs = outputs;
    files.forEach(file -> this.files.putIfAbsent(file.at(), file));
    List<TensorDescr> all = new ArrayList<>();
    inputs.forEach(input -> all.add(input.descr()));
    outputs.forEach(output -> all.add(output.descr()));
    this.axes = AxesOf04.of(all);
  }

  TensorViews views() {
    return new TensorViews(
        inputs.stream().map(input -> view(Side.INPUT, input.index(), input.descr())).toList(),
        outputs.stream().map(output -> view(Side.OUTPUT, output.index(), output.descr())).toList());
  }

  private TensorView view(Side side, int index, TensorDescr tensor) {
    RdfPath named = Notations.V0_4.testTensor(side, index);
    return new TensorView(
        Notations.V0_4,
        side,
        index,
        tensor.name(),
        tensor.description(),
        axes.of(tensor),
        tensor.dataType(),
        List.of(
            tensor
                .dataRange()
                .map(range -> new ValuesView.Range(range.min(), range.max()))
                .orElse(ValuesView.Range.OPEN)),
        new TensorSteps(() -> new StepsOf04(AxisLetters.ids(tensor.axes())).of(tensor)),
        false,
        Optional.ofNullable(files.get(named)),
        OptionalDouble.empty(),
        Pad.USUAL);
  }
}
