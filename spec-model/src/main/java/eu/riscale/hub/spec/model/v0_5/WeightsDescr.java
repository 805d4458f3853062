package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.model.DescribedWeights;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The weights of a model, in one format or several.
///
/// @param entries at most one of each format, in the order of [WeightsFormat]
public record WeightsDescr(List<WeightsEntryDescr> entries) implements DescribedWeights {

  public static final Decoder<WeightsDescr> DECODER =
      Fields.mapping(in -> {
        List<Decoded<? extends Optional<? extends WeightsEntryDescr>>> decoded = new ArrayList<>();
        for (WeightsFormat format : WeightsFormat.values()) {
          decoded.add(in.optional(format.word(), decoder(format)));
        }
        return in.buildOfAny(() -> new WeightsDescr(present(decoded)));
      });

  public Optional<WeightsEntryDescr> entry(WeightsFormat format) {
    for (WeightsEntryDescr entry : entries) {
      if (entry.format() == format) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private static Decoder<? extends WeightsEntryDescr> decoder(WeightsFormat format) {
    return switch (format) {
      case KERAS_HDF5 -> WeightsEntryDescr.KerasHdf5WeightsDescr.DECODER;
      case KERAS_V3 -> WeightsEntryDescr.KerasV3WeightsDescr.DECODER;
      case ONNX -> WeightsEntryDescr.OnnxWeightsDescr.DECODER;
      case PYTORCH_STATE_DICT -> WeightsEntryDescr.PytorchStateDictWeightsDescr.DECODER;
      case TENSORFLOW_JS -> WeightsEntryDescr.TensorflowJsWeightsDescr.DECODER;
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          WeightsEntryDescr.TensorflowSavedModelBundleWeightsDescr.DECODER;
      case TORCHSCRIPT -> WeightsEntryDescr.TorchscriptWeightsDescr.DECODER;
    };
  }

  private static List<WeightsEntryDescr> present(
      List<Decoded<? extends Optional<? extends WeightsEntryDescr>>> decoded) {
    List<WeightsEntryDescr> entries = new ArrayList<>();
    for (Decoded<? extends Optional<? extends WeightsEntryDescr>> entry : decoded) {
      entry.get().ifPresent(entries::add);
    }
    return List.copyOf(entries);
  }
}
