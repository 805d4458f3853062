package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.model.DescribedWeights;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.value.Version;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.Optional;

/// Weights in one format. Versions of libraries and opsets may be missing in old descriptions.
public sealed interface WeightsEntry extends DescribedWeights.Entry {

  WeightsFile file();

  @Override
  default Optional<WeightsFormat> parent() {
    return file().parent();
  }

  record KerasHdf5(WeightsFile file, Optional<Version> tensorflowVersion) implements WeightsEntry {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.KERAS_HDF5;
    }
  }

  record Onnx(WeightsFile file, Optional<Integer> opsetVersion) implements WeightsEntry {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.ONNX;
    }
  }

  /// Needs the user's Python to run.
  ///
  /// @param kwargs arguments of the architecture's callable
  /// @param architectureSha256 the checksum of the architecture's file
  record PytorchStateDict(
      WeightsFile file,
      Architecture architecture,
      Optional<Sha256> architectureSha256,
      YamlValue.Mapping kwargs,
      Optional<Version> pytorchVersion)
      implements WeightsEntry {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.PYTORCH_STATE_DICT;
    }
  }

  record TensorflowJs(WeightsFile file, Optional<Version> tensorflowVersion)
      implements WeightsEntry {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.TENSORFLOW_JS;
    }
  }

  record TensorflowSavedModelBundle(WeightsFile file, Optional<Version> tensorflowVersion)
      implements WeightsEntry {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE;
    }
  }

  record Torchscript(WeightsFile file, Optional<Version> pytorchVersion) implements WeightsEntry {
    @Override
    public WeightsFormat format() {
      return WeightsFormat.TORCHSCRIPT;
    }
  }
}
