package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.List;
import java.util.Locale;

/// CAREamics: the models that it wrote itself.
record Careamics() implements Consumer {
  private static final String FILE = "careamics.yaml";

  @Override
  public String id() {
    return "careamics";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public Needs needs() {
    return new Needs(
        List.of(WeightsFormat.PYTORCH_STATE_DICT),
        "those of its configuration",
        "SCYX or SCZYX after loading",
        "one input",
        "format 0.5; tag careamics or CAREamics; attachment careamics.yaml",
        "collection, check_compatibility_careamics.py; read 2026-11-27");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    if (model.tags().stream().noneMatch(tag -> tag.toLowerCase(Locale.ROOT).equals("careamics"))) {
      judgement.pass("not-of-careamics", "The model has no tag 'CAREamics'.");
      return judgement.verdict(this);
    }
    if (!model.isFormat05()) {
      judgement.refuse(
          "format-version", "It reads format 0.5; this is " + model.format() + ".", "");
    }
    judgement.oneOf(model, List.of(WeightsFormat.PYTORCH_STATE_DICT));
    List<YamlNode> attachments = Traits.items(model.node("attachments"));
    if (attachments.stream().noneMatch(Careamics::isConfiguration)) {
      judgement.refuse(
          "attachment-missing",
          "It needs its configuration, " + FILE + ", among the attachments.",
          "Export the model with CAREamics.");
    }
    return judgement.verdict(this);
  }

  private static boolean isConfiguration(YamlNode attachment) {
    String source =
        attachment instanceof YamlMapping file
            ? Traits.text(file.get("source"))
            : Traits.text(attachment);
    return source.endsWith(FILE);
  }
}
