package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// BiaPy: state dicts of networks for a workflow that it knows by a tag.
record BiaPy() implements Consumer {
  private static final WeightsFormat FORMAT = WeightsFormat.PYTORCH_STATE_DICT;
  static final Set<String> STEPS =
      Set.of(
          "zero_mean_unit_variance",
          "fixed_zero_mean_unit_variance",
          "scale_range",
          "scale_linear");
  private static final Set<String> WORKFLOWS =
      Set.of(
          "semantic-segmentation",
          "segmentation",
          "instance-segmentation",
          "detection",
          "denoising",
          "super-resolution",
          "superresolution",
          "self-supervision",
          "classification",
          "pix2pix",
          "image-reconstruction",
          "image-to-image",
          "image-restoration");
  private static final List<String> CLASS_COUNTS =
      List.of("n_classes", "out_channels", "output_channels", "classes");

  /// Its own networks, of which it knows that they give one class unless told otherwise.
  private static final Set<String> OWN_NETWORKS =
      Set.of(
          "unet",
          "resunet",
          "resunet++",
          "seunet",
          "attention_unet",
          "resunet_se",
          "unetr",
          "multiresunet",
          "unext_v1",
          "unext_v2",
          "hrnet");

  @Override
  public String id() {
    return "biapy";
  }

  @Override
  public String version() {
    return "3.6.8";
  }

  @Override
  public Needs needs() {
    return new Needs(
        List.of(FORMAT),
        Needs.steps(STEPS) + "; one of them, besides a cast to float; both percentiles written out",
        "bcyx or bczyx",
        "one input",
        "a tag of "
            + Needs.steps(WORKFLOWS)
            + "; arguments of the architecture; for semantic segmentation the number of classes"
            + " among them; no argument postprocessing",
        "BiaPy, models/__init__.py, check_bmz_model_compatibility; read 2026-11-27");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneOf(model, List.of(FORMAT));
    judgement.oneInput(model);
    model.inputs().forEach(input -> input(input, judgement));
    if (model.tags().stream().noneMatch(WORKFLOWS::contains)) {
      judgement.refuse(
          "workflow-tag",
          "It recognises no workflow among the tags.",
          "Add a tag such as semantic-segmentation, instance-segmentation or denoising.");
    }
    if (model.has(FORMAT)) {
      kwargs(model, judgement);
    }
    return judgement.verdict(this);
  }

  private static void input(Traits.Tensor input, Judgement judgement) {
    if (!input.axes().equals("bcyx") && !input.axes().equals("bczyx")) {
      judgement.refuse(
          "axes-order",
          "It takes axes in the order bcyx or bczyx; '"
              + input.id()
              + "' has "
              + input.axes()
              + ".",
          "");
    }
    List<Traits.Step> steps = input.steps().stream().filter(step -> !isFloatCast(step)).toList();
    if (steps.size() > 1 || steps.stream().anyMatch(step -> !STEPS.contains(step.name()))) {
      judgement.refuse(
          "preprocessing",
          "It takes one step of preprocessing at most, which normalises; there is "
              + String.join(", ", steps.stream().map(Traits.Step::name).toList())
              + ".",
          "");
    }
    if (steps.stream().anyMatch(BiaPy::lacksPercentiles)) {
      judgement.refuse(
          "step-kwargs",
          "Its scale_range fails where a percentile is left out.",
          "Write min_percentile and max_percentile, be they 0 and 100.");
    }
  }

  private static boolean isFloatCast(Traits.Step step) {
    return step.name().equals("ensure_dtype") && step.kwarg("dtype").contains("float");
  }

  private static boolean lacksPercentiles(Traits.Step step) {
    return step.name().equals("scale_range")
        && (step.kwarg("min_percentile").isEmpty() || step.kwarg("max_percentile").isEmpty());
  }

  private static void kwargs(Traits model, Judgement judgement) {
    YamlMapping kwargs =
        model.node("weights", FORMAT.word(), "architecture", "kwargs") instanceof YamlMapping given
            ? given
            : model.node("weights", FORMAT.word(), "kwargs") instanceof YamlMapping older
                ? older
                : null;
    if (kwargs == null) {
      judgement.refuse(
          "architecture-kwargs",
          "It needs the arguments of the architecture.",
          "Give the kwargs of the architecture.");
      return;
    }
    if (isSemantic(model) && !tellsClasses(model, kwargs)) {
      judgement.refuse(
          "class-count",
          "It finds no number of classes among the arguments of the architecture.",
          "Name that argument one of " + String.join(", ", CLASS_COUNTS) + ".");
    }
    if (!Traits.text(kwargs.get("postprocessing")).isEmpty()) {
      judgement.refuse(
          "architecture-kwargs", "It does not take the argument 'postprocessing'.", "");
    }
  }

  private static boolean isSemantic(Traits model) {
    List<String> tags = model.tags();
    return tags.contains("semantic-segmentation")
        || (tags.contains("segmentation") && !tags.contains("instance-segmentation"));
  }

  private static boolean tellsClasses(Traits model, YamlMapping kwargs) {
    for (String name : CLASS_COUNTS) {
      YamlNode given = kwargs.get(name);
      if (given != null) {
        List<YamlNode> numbers = Traits.items(given);
        YamlNode last = numbers.isEmpty() ? given : numbers.getLast();
        return last instanceof YamlScalar number && number.kind() == YamlScalar.Kind.INT;
      }
    }
    return Stream.of("callable", "source")
        .map(field -> model.text("weights", FORMAT.word(), "architecture", field))
        .map(name -> name.toLowerCase(Locale.ROOT).replace(".py", ""))
        .anyMatch(OWN_NETWORKS::contains);
  }
}
