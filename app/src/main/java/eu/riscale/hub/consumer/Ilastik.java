package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
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
  public Needs needs() {
    return new Needs(
        FORMATS,
        "all; in format 0.4 no scale_linear with axes",
        "all",
        "one input, one output; " + ReferenceCalls.TENSORS,
        "state dicts without dependencies, as it has one environment for all models",
        "collection, check_compatibility_ilastik.py, and its published reports; read 2026-11-27");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneInput(model);
    judgement.oneOutput(model);
    judgement.oneOf(model, FORMATS);
    ReferenceCalls.judge(model, FORMATS, judgement);
    dependencies(model, judgement);
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

  /// It has one environment for all models, and adds nothing to it.
  private static void dependencies(Traits model, Judgement judgement) {
    boolean isCodeAlone =
        model.has(WeightsFormat.PYTORCH_STATE_DICT)
            && !model.has(WeightsFormat.ONNX)
            && !model.has(WeightsFormat.TORCHSCRIPT);
    YamlNode needed =
        model.node("weights", WeightsFormat.PYTORCH_STATE_DICT.word(), "dependencies");
    if (isCodeAlone && needed != null && !isNull(needed)) {
      judgement.refuse(
          "dependencies",
          "It installs no dependencies, and the code of the state dict has some.",
          "Add weights in the format torchscript or onnx, which need no code.");
    }
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }
}
