package eu.riscale.hub.run;

import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.run.TestSubject.PythonCode;
import eu.riscale.hub.run.TestSubject.Range;
import eu.riscale.hub.run.TestSubject.TestTensor;
import eu.riscale.hub.run.TestSubject.TestWeights;
import eu.riscale.hub.run.comparison.Tolerance;
import eu.riscale.hub.run.diagnosis.Notation;
import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.model.v0_5.Architecture;
import eu.riscale.hub.spec.model.v0_5.Architecture.ArchitectureFromFileDescr;
import eu.riscale.hub.spec.model.v0_5.Architecture.ArchitectureFromLibraryDescr;
import eu.riscale.hub.spec.model.v0_5.DataRange;
import eu.riscale.hub.spec.model.v0_5.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.model.v0_5.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr;
import eu.riscale.hub.spec.model.v0_5.TensorDescr;
import eu.riscale.hub.spec.model.v0_5.WeightsEntryDescr;
import eu.riscale.hub.spec.rule.file.DescribedTensor;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a test needs of a model of format 0.5.
final class Subject05 {
  private Subject05() {}

  static TestSubject of(ModelDescr model) {
    List<TestTensor> inputs = new ArrayList<>();
    for (InputTensorDescr input : model.inputs()) {
      inputs.add(
          new TestTensor(
              input.id().text(),
              Ops.axes(input),
              file(input),
              dtype(input),
              range(input),
              Ops.compile(input)));
    }
    List<TestTensor> outputs = new ArrayList<>();
    for (OutputTensorDescr output : model.outputs()) {
      outputs.add(
          new TestTensor(
              output.id().text(),
              Ops.axes(output),
              file(output),
              dtype(output),
              range(output),
              Ops.compile(output)));
    }
    List<TestWeights> weights = new ArrayList<>();
    model.weights().entries().forEach(entry -> weights.add(weights(entry, model)));
    return new TestSubject(
        Notation.V0_5,
        inputs,
        outputs,
        weights,
        new DescribedSizes(DescribedTensor.of(model), true));
  }

  private static Optional<FileSource> file(TensorDescr tensor) {
    return tensor.testTensor().map(FileDescr::source);
  }

  private static DType dtype(TensorDescr tensor) {
    return DType.of(tensor.data().type().word()).orElseThrow();
  }

  private static TestWeights weights(WeightsEntryDescr entry, ModelDescr model) {
    WeightsFormat format = entry.format();
    List<FileSource> besides =
        entry instanceof WeightsEntryDescr.OnnxWeightsDescr onnx
            ? onnx.externalData().map(FileDescr::source).stream().toList()
            : List.of();
    List<Tolerance> tolerances =
        model.outputs().stream()
            .map(output -> Tolerances.of(model, entry.format(), output))
            .toList();
    return new TestWeights(format, entry.file().source(), besides, code(entry), tolerances);
  }

  private static Optional<PythonCode> code(WeightsEntryDescr entry) {
    if (!(entry instanceof WeightsEntryDescr.PytorchStateDictWeightsDescr stateDict)) {
      return Optional.empty();
    }
    Architecture made = stateDict.architecture();
    String callable = made.callable().text();
    return Optional.of(
        switch (made) {
          case ArchitectureFromFileDescr code ->
              new PythonCode(
                  Optional.of(code.source()), "", callable, made.kwargs(), stateDict.strict());
          case ArchitectureFromLibraryDescr code ->
              new PythonCode(
                  Optional.empty(), code.importFrom(), callable, made.kwargs(), stateDict.strict());
        });
  }

  /// The range that holds for every channel. The values of nominal data say nothing of a range.
  private static Range range(TensorDescr tensor) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (TensorDataDescr data : tensor.data().descrs()) {
      if (!(data instanceof TensorDataDescr.IntervalOrRatioDataDescr interval)) {
        return Range.OPEN;
      }
      DataRange range = interval.range();
      min = Math.min(min, range.min().orElse(Double.NEGATIVE_INFINITY));
      max = Math.max(max, range.max().orElse(Double.POSITIVE_INFINITY));
    }
    return new Range(min, max);
  }
}
