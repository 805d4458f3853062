package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.List;
import java.util.Optional;

/// The weights of a model in one format.
///
/// @param besides further files that must lie beside `file`, such as ONNX external data
/// @param code what makes the network, where that is not in the file itself
/// @param tolerances how far each output of these weights may be from its test tensor, in the order
///   of the outputs
public record WeightsView(
    WeightsFormat format,
    FileSource file,
    List<FileSource> besides,
    Optional<PythonCode> code,
    List<Tolerance> tolerances) {

  /// The Python callable that makes the network of a `pytorch_state_dict`.
  ///
  /// @param strict whether the names of weights and network must match exactly
  public record PythonCode(
      Place place, String callable, YamlValue.Mapping kwargs, boolean strict) {}

  /// Where Python code is.
  public sealed interface Place {
    record File(FileSource source) implements Place {}

    /// An installed module, such as `careamics.models`.
    record Module(String name) implements Place {}
  }
}
