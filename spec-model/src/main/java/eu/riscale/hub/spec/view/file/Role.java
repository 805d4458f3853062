package eu.riscale.hub.spec.view.file;

import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.OptionalInt;
import java.util.Set;

/// What a file is for.
public sealed interface Role {
  record Cover() implements Role {}

  record Documentation() implements Role {}

  record TestTensor() implements Role {}

  record Weights(WeightsFormat format) implements Role {}

  /// An ONNX file.
  ///
  /// @param opset the opset that the description declares
  /// @param naming how the description can name the files that the network keeps numbers in
  /// @param named every file that the description names
  record OnnxWeights(OptionalInt opset, DataNaming naming, Set<FileSource> named) implements Role {}

  /// How a format names files that hold numbers of an ONNX network.
  enum DataNaming {
    /// One by `external_data`, others as attachments.
    EXTERNAL_DATA,
    /// So too, where `external_data` names a file already.
    OTHER_EXTERNAL_DATA,
    /// As attachments alone.
    ATTACHMENTS
  }

  /// Numbers of an ONNX network that are kept outside of its file.
  record ExternalData() implements Role {}

  /// A list of what has to be installed.
  ///
  /// @param manager who reads the file, such as `conda` or `pip`
  record Dependencies(String manager) implements Role {}

  /// A file that nothing is known about but its name: code, samples, attachments, icons.
  record Plain() implements Role {}
}
