package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.Locale;

/// BioEngine's model runner, which hands descriptions on as JSON and runs the reference.
record BioEngine() implements Consumer {
  @Override
  public String id() {
    return "bioengine";
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public Needs needs() {
    return new Needs(
        BioimageioCore.FORMATS,
        "all; custom runs Python",
        "all",
        ReferenceCalls.TENSORS,
        "the description as JSON: no NaN, no infinity",
        "bioengine-model-runner; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneOf(model, BioimageioCore.FORMATS);
    ReferenceCalls.judge(model, BioimageioCore.FORMATS, judgement);
    if (hasInfinite(model.root())) {
      judgement.refuse(
          "infinite-number",
          "The description holds NaN or infinity, which JSON cannot.",
          "Leave open ends of ranges out, or write null in format 0.5.");
    }
    return judgement.verdict(this);
  }

  private static boolean hasInfinite(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping ->
          mapping.entries().stream().anyMatch(entry -> hasInfinite(entry.value()));
      case YamlSequence list -> list.items().stream().anyMatch(BioEngine::hasInfinite);
      case YamlScalar scalar ->
          scalar.kind() == YamlScalar.Kind.FLOAT
              && scalar.text().toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)");
    };
  }
}
