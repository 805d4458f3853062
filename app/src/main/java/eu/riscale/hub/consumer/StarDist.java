package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Locale;

/// StarDist: models that tell the thresholds of its postprocessing.
record StarDist() implements Consumer {
  private static final List<WeightsFormat> FORMATS =
      List.of(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE, WeightsFormat.KERAS_V3);

  @Override
  public String id() {
    return "stardist";
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public Needs needs() {
    return new Needs(
        FORMATS,
        "its own",
        "those of its networks",
        "one input",
        "thresholds in config.stardist, or the step stardist_postprocessing",
        "stardist, bioimageio_utils.py; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    boolean configured = model.node("config", "stardist") != null;
    boolean step =
        model.steps().stream().anyMatch(one -> one.name().equals("stardist_postprocessing"));
    boolean named =
        model.text("name").toLowerCase(Locale.ROOT).contains("stardist")
            || model.tags().stream()
                .anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals("stardist"));
    if (!configured && !step && !named) {
      judgement.pass("not-of-stardist", "The model is none of StarDist.");
      return judgement.verdict(this);
    }
    judgement.oneOf(model, FORMATS);
    if (!configured && !step) {
      judgement.limit(
          "thresholds-missing",
          "Without thresholds it gives probabilities and distances, but no objects.",
          "Add config.stardist as StarDist exports it, or the step stardist_postprocessing.");
    }
    return judgement.verdict(this);
  }
}
