package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;

/// The reference implementation in Python.
record BioimageioCore() implements Consumer {
  static final List<WeightsFormat> FORMATS =
      List.of(
          WeightsFormat.PYTORCH_STATE_DICT,
          WeightsFormat.TORCHSCRIPT,
          WeightsFormat.ONNX,
          WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE,
          WeightsFormat.KERAS_HDF5,
          WeightsFormat.KERAS_V3);

  @Override
  public String id() {
    return "bioimageio.core";
  }

  @Override
  public String version() {
    return "0.11.0";
  }

  @Override
  public Needs needs() {
    return new Needs(
        FORMATS,
        "all; custom runs Python",
        "all",
        ReferenceCalls.TENSORS,
        "keras_hdf5 of Keras 2 is read by what Keras 3 has left for it",
        "core-bioimage-io-python, backends/*.py; read 2026-11-27");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneOf(model, FORMATS);
    ReferenceCalls.judge(model, FORMATS, judgement);
    kerasVersion(model, judgement);
    if (model.steps().stream().anyMatch(step -> step.name().equals("custom"))) {
      judgement.limit(
          "step-runs-code",
          "It runs the Python code of the step 'custom', if that is trusted.",
          "");
    }
    return judgement.verdict(this);
  }

  /// It loads such files with what Keras 3 has left of the older reader.
  private static void kerasVersion(Traits model, Judgement judgement) {
    ActualVersion.of(model, WeightsFormat.KERAS_HDF5)
        .filter(keras -> keras.number().major() < 3)
        .ifPresent(keras ->
            judgement.limit(
                "engine-version",
                "Its Keras 3 refuses some layers of a keras_hdf5 file that Keras "
                    + keras.text()
                    + " wrote.",
                "Save the model with Keras 3, as keras_v3."));
  }
}
