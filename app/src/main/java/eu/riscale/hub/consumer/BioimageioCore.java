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
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneOf(model, FORMATS);
    if (model.steps().stream().anyMatch(step -> step.name().equals("custom"))) {
      judgement.limit(
          "step-runs-code",
          "It runs the Python code of the step 'custom', if that is trusted.",
          "");
    }
    return judgement.verdict(this);
  }
}
