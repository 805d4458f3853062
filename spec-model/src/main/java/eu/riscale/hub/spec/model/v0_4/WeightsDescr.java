package eu.riscale.hub.spec.model.v0_4;

import eu.riscale.hub.spec.model.DescribedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The weights, in one or several formats that are meant to be equivalent.
public record WeightsDescr(
    Optional<WeightsEntry.KerasHdf5> kerasHdf5,
    Optional<WeightsEntry.Onnx> onnx,
    Optional<WeightsEntry.PytorchStateDict> pytorchStateDict,
    Optional<WeightsEntry.TensorflowJs> tensorflowJs,
    Optional<WeightsEntry.TensorflowSavedModelBundle> tensorflowSavedModelBundle,
    Optional<WeightsEntry.Torchscript> torchscript)
    implements DescribedWeights {
  /// Stands for weights that are broken.
  static final WeightsDescr NONE =
      new WeightsDescr(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// Those that are there, in the order of the record.
  @Override
  public List<WeightsEntry> entries() {
    List<WeightsEntry> entries = new ArrayList<>();
    kerasHdf5.ifPresent(entries::add);
    onnx.ifPresent(entries::add);
    pytorchStateDict.ifPresent(entries::add);
    tensorflowJs.ifPresent(entries::add);
    tensorflowSavedModelBundle.ifPresent(entries::add);
    torchscript.ifPresent(entries::add);
    return entries;
  }
}
