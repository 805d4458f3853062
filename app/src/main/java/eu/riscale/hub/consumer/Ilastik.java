package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;

/// ilastik: one input, one output, no TensorFlow.
record Ilastik() implements Consumer {
  private static final List<WeightsFormat> FORMATS =
      List.of(WeightsFormat.ONNX, WeightsFormat.TORCHSCRIPT, WeightsFormat.PYTORCH_STATE_DICT);

  @Override
  public String id() {
    return "ilastik";
  }

  @Override
  public String version() {
    return "1.4.2rc1";
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneInput(model);
    judgement.oneOutput(model);
    judgement.oneOf(model, FORMATS);
    boolean linearWithAxes =
        model.steps().stream()
            .anyMatch(
                step -> step.name().equals("scale_linear") && step.kwargs().get("axes") != null);
    if (linearWithAxes && !model.isFormat05()) {
      judgement.refuse(
          "step-axes",
          "It cannot run scale_linear with axes in format 0.4.",
          "Convert the description to 0.5.");
    }
    return judgement.verdict(this);
  }
}
