package eu.riscale.hub.run;

import eu.riscale.hub.proc.Compiled;
import eu.riscale.hub.run.comparison.Tolerance;
import eu.riscale.hub.run.diagnosis.Notation;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.tensor.DType;
import java.util.List;
import java.util.Optional;

/// A model as its test needs it, the same for every format version of the description.
///
/// @param notation how the description writes steps
public record TestSubject(
    Notation notation,
    List<TestTensor> inputs,
    List<TestTensor> outputs,
    List<TestWeights> weights,
    DescribedSizes sizes) {

  /// One input or output tensor.
  ///
  /// @param id unique among all tensors of the model
  /// @param axes axis ids in order
  /// @param file the test tensor; empty where the description has none
  /// @param dtype the declared data type
  /// @param range the declared range of values
  /// @param ops what happens to an input before the network, to an output after it
  public record TestTensor(
      String id,
      List<String> axes,
      Optional<FileSource> file,
      DType dtype,
      Range range,
      Compiled ops) {}

  /// A range of values; infinite where it is open.
  record Range(double min, double max) {
    static final Range OPEN = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /// One weights entry.
  ///
  /// @param besides further files that must lie beside it, such as ONNX external data
  /// @param code what makes the network, where that is not in the file itself
  /// @param tolerances one per output, in the order of the outputs
  record TestWeights(
      WeightsFormat format,
      FileSource file,
      List<FileSource> besides,
      Optional<PythonCode> code,
      List<Tolerance> tolerances) {}

  /// The Python callable that makes the network of a `pytorch_state_dict`.
  ///
  /// @param file where it is; empty where it is in a library
  /// @param module the library's module; empty where it is in a file
  /// @param strict whether the names of weights and network must match exactly
  record PythonCode(
      Optional<FileSource> file,
      String module,
      String callable,
      YamlValue.Mapping kwargs,
      boolean strict) {}

  /// Empty where the description is not of a model.
  public static Optional<TestSubject> of(ResourceDescr description) {
    return switch (description) {
      case ResourceDescr.Model05(var model) -> Optional.of(Subject05.of(model));
      case ResourceDescr.Model04(var model) -> Optional.of(Subject04.of(model));
      case ResourceDescr.Other other -> Optional.empty();
    };
  }
}
