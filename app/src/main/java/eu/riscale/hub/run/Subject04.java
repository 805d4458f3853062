package eu.riscale.hub.run;

import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.run.TestSubject.PythonCode;
import eu.riscale.hub.run.TestSubject.Range;
import eu.riscale.hub.run.TestSubject.TestTensor;
import eu.riscale.hub.run.TestSubject.TestWeights;
import eu.riscale.hub.run.comparison.Tolerance;
import eu.riscale.hub.run.diagnosis.Notation;
import eu.riscale.hub.spec.model.v0_4.Architecture;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ModelDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry;
import eu.riscale.hub.spec.rule.file.DescribedTensor;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.DType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What a test needs of a model of format 0.4.
final class Subject04 {
  private Subject04() {}

  static TestSubject of(ModelDescr model) {
    List<TestTensor> inputs = new ArrayList<>();
    for (InputTensorDescr input : model.inputs()) {
      Optional<FileSource> file = nth(model.testInputs(), inputs.size());
      inputs.add(
          new TestTensor(
              input.name(), Ops.axes(input), file, dtype(input), range(input), Ops.compile(input)));
    }
    List<TestTensor> outputs = new ArrayList<>();
    for (OutputTensorDescr output : model.outputs()) {
      Optional<FileSource> file = nth(model.testOutputs(), outputs.size());
      outputs.add(
          new TestTensor(
              output.name(),
              Ops.axes(output),
              file,
              dtype(output),
              range(output),
              Ops.compile(output)));
    }
    List<TestWeights> weights = new ArrayList<>();
    model.weights().entries().forEach(entry -> weights.add(weights(entry, model)));
    return new TestSubject(
        Notation.V0_4,
        inputs,
        outputs,
        weights,
        new DescribedSizes(DescribedTensor.of(model), false));
  }

  private static Optional<FileSource> nth(List<FileSource> files, int n) {
    return n < files.size() ? Optional.of(files.get(n)) : Optional.empty();
  }

  private static TestWeights weights(WeightsEntry entry, ModelDescr model) {
    WeightsFormat format = entry.format();
    Tolerance tolerance = Tolerances.of(model, entry.format());
    return new TestWeights(
        format,
        entry.file().source(),
        List.of(),
        code(entry),
        Collections.nCopies(model.outputs().size(), tolerance));
  }

  private static Optional<PythonCode> code(WeightsEntry entry) {
    if (!(entry instanceof WeightsEntry.PytorchStateDict stateDict)) {
      return Optional.empty();
    }
    String callable = stateDict.architecture().callable().text();
    return Optional.of(
        switch (stateDict.architecture()) {
          case Architecture.FromFile code ->
              new PythonCode(Optional.of(code.source()), "", callable, stateDict.kwargs(), true);
          case Architecture.FromLibrary code ->
              new PythonCode(Optional.empty(), code.module(), callable, stateDict.kwargs(), true);
        });
  }

  private static DType dtype(TensorDescr tensor) {
    return DType.of(tensor.dataType().word()).orElseThrow();
  }

  private static Range range(TensorDescr tensor) {
    return tensor.dataRange().map(range -> new Range(range.min(), range.max())).orElse(Range.OPEN);
  }
}
