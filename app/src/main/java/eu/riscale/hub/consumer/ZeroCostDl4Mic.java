package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;

/// ZeroCostDL4Mic: models that one of its notebooks made.
record ZeroCostDl4Mic() implements Consumer {
  @Override
  public String id() {
    return "zerocostdl4mic";
  }

  @Override
  public String version() {
    return "";
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
    judgement.oneOf(
        model, List.of(WeightsFormat.KERAS_HDF5, WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE));
    return judgement.verdict(this);
  }
}
