package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;

/// ZeroCostDL4Mic: models that one of its notebooks made.
record ZeroCostDl4Mic() implements Consumer {
  private static final List<WeightsFormat> FORMATS =
      List.of(WeightsFormat.KERAS_HDF5, WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE);

  @Override
  public String id() {
    return "zerocostdl4mic";
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public Needs needs() {
    return new Needs(
        FORMATS,
        "those of the notebook",
        "those of the notebook",
        "one input",
        "a link that begins with zero/",
        "ZeroCostDL4Mic, notebooks; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    boolean linked =
        Traits.items(model.node("links")).stream()
            .anyMatch(link -> Traits.text(link).startsWith("zero/"));
    if (!linked) {
      judgement.pass("not-of-zerocostdl4mic", "The model links to none of its notebooks.");
      return judgement.verdict(this);
    }
    judgement.oneOf(model, FORMATS);
    return judgement.verdict(this);
  }
}
