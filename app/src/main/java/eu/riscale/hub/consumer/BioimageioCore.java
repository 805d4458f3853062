package eu.riscale.hub.consumer;

import java.util.List;

/// The reference implementation in Python.
record BioimageioCore() implements Consumer {
  static final List<String> FORMATS =
      List.of(
          "pytorch_state_dict",
          "torchscript",
          "onnx",
          "tensorflow_saved_model_bundle",
          "keras_hdf5",
          "keras_v3");

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
