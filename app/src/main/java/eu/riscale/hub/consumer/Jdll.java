package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.VersionNumber;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.Set;

/// The Java library below deepImageJ, Icy and Fiji's "JDLL"; each of them has its needs.
///
/// @param id of the software
/// @param version of the software
record Jdll(String id, String version) implements Consumer {
  static final List<WeightsFormat> FORMATS =
      List.of(
          WeightsFormat.TORCHSCRIPT,
          WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE,
          WeightsFormat.ONNX);
  static final Set<String> STEPS =
      Set.of(
          "binarize",
          "clip",
          "ensure_dtype",
          "fixed_zero_mean_unit_variance",
          "scale_linear",
          "scale_range",
          "sigmoid",
          "zero_mean_unit_variance");
  private static final VersionNumber NEWEST_TORCH = new VersionNumber(2, 0);
  private static final VersionNumber NEWEST_TENSORFLOW = new VersionNumber(2, 10);
  private static final int NEWEST_OPSET = 18;

  static final String OTHER =
      "format 0.4 or 0.5; an id or nickname; covers and documentation as plain texts; PyTorch up to"
          + " "
          + NEWEST_TORCH
          + ", TensorFlow up to "
          + NEWEST_TENSORFLOW
          + ", opset up to "
          + NEWEST_OPSET;

  @Override
  public Needs needs() {
    return new Needs(
        FORMATS,
        Needs.steps(STEPS) + "; scale_range without reference_tensor",
        "all; each space axis with its id",
        "any number",
        OTHER,
        "JDLL, bioimageio.modelrunner; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    describe(model, judgement);
    judgement.oneOf(model, FORMATS);
    steps(model, judgement);
    return judgement.verdict(this);
  }

  /// What all software on JDLL needs, but the weights.
  static void describe(Traits model, Judgement judgement) {
    if (!model.format().startsWith("0.4") && !model.isFormat05()) {
      judgement.refuse(
          "format-version",
          "It reads formats 0.4 and 0.5; this is " + model.format() + ".",
          "Convert the description to 0.5.");
    }
    if (model.text("id").isEmpty() && model.text("config", "bioimageio", "nickname").isEmpty()) {
      judgement.refuse(
          "id-missing",
          "It fails on models without an id or nickname.",
          "Give the model an 'id', or 'nickname' under config.bioimageio.");
    }
    boolean mappings =
        model.node("documentation") instanceof YamlMapping
            || Traits.items(model.node("covers")).stream().anyMatch(YamlMapping.class::isInstance);
    if (mappings) {
      judgement.refuse(
          "file-mappings",
          "It fails where covers or documentation are mappings, as from format 0.5.11 on.",
          "Name these files by plain texts, in a format before 0.5.11.");
    }
    versions(model, judgement);
  }

  private static void versions(Traits model, Judgement judgement) {
    newest(model, WeightsFormat.TORCHSCRIPT, NEWEST_TORCH, judgement);
    newest(model, WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE, NEWEST_TENSORFLOW, judgement);
    ActualVersion.opset(model)
        .filter(opset -> opset > NEWEST_OPSET)
        .ifPresent(opset ->
            judgement.limit(
                "engine-version",
                "Its newest ONNX Runtime knows opsets up to "
                    + NEWEST_OPSET
                    + ", the model has "
                    + opset
                    + ".",
                "Export the model with an older opset."));
  }

  private static void newest(
      Traits model, WeightsFormat format, VersionNumber newest, Judgement judgement) {
    ActualVersion.of(model, format)
        .filter(version -> version.number().compareTo(newest) > 0)
        .ifPresent(version ->
            judgement.limit(
                "engine-version",
                "Its newest engine for %s is of version %s, the weights are of %s."
                    .formatted(format.word(), newest, version.text()),
                "Save the weights with an older version."));
  }

  static void steps(Traits model, Judgement judgement) {
    for (Traits.Step step : model.steps()) {
      if (!STEPS.contains(step.name())) {
        judgement.refuse("step-unknown", "It does not know the step " + step.name() + ".", "");
      } else if (step.name().equals("scale_range") && !step.kwarg("reference_tensor").isEmpty()) {
        judgement.refuse("step-kwargs", "Its scale_range knows no reference_tensor.", "");
      } else if (step.name().equals("zero_mean_unit_variance")
          && step.kwargs().get("axes") != null) {
        judgement.limit(
            "step-axes",
            "Its zero_mean_unit_variance normalises the whole tensor, whatever the axes.",
            "");
      }
    }
  }
}
