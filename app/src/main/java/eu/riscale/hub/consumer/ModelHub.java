package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.VersionNumber;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;

/// The RI-SCALE Model Hub: what its guides ask for, since it checks nothing itself.
record ModelHub() implements Consumer {
  private static final VersionNumber OLDEST = new VersionNumber(0, 4);

  @Override
  public String id() {
    return "ri-scale";
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public Needs needs() {
    return new Needs(
        List.of(WeightsFormat.ONNX, WeightsFormat.TORCHSCRIPT),
        "all",
        "all",
        "any number",
        "format 0.4.5 or newer; a cover; see the profile ri-scale",
        "model-hub, docs; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    boolean old =
        VersionNumber.parse(model.format()).filter(found -> found.compareTo(OLDEST) < 0).isPresent()
            || model.format().matches("0\\.4\\.[0-4]");
    if (old) {
      judgement.refuse(
          "format-version",
          "It wants format 0.4.5 or newer; this is " + model.format() + ".",
          "Convert the description to 0.5.");
    }
    if (Traits.items(model.node("covers")).isEmpty()) {
      judgement.limit("cover-missing", "Its page shows a cover, and there is none.", "");
    }
    if (!model.has(WeightsFormat.ONNX) && !model.has(WeightsFormat.TORCHSCRIPT)) {
      judgement.limit(
          "weights-portable",
          "It asks for models that run in one of its partners' programs; onnx and torchscript run"
              + " in most.",
          "Add weights in the format onnx.");
    }
    return judgement.verdict(this);
  }
}
