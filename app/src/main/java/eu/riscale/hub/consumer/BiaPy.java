package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.Set;

/// BiaPy: state dicts of networks for a workflow that it knows by a tag.
record BiaPy() implements Consumer {
  private static final WeightsFormat FORMAT = WeightsFormat.PYTORCH_STATE_DICT;
  private static final Set<String> SEMANTIC = Set.of("semantic-segmentation", "segmentation");
  private static final Set<String> WORKFLOWS =
      Set.of(
          "semantic-segmentation",
          "segmentation",
          "instance-segmentation",
          "detection",
          "denoising",
          "super-resolution",
          "self-supervision",
          "classification",
          "image-classification",
          "image-to-image");
  private static final Set<String> STEPS =
      Set.of(
          "zero_mean_unit_variance",
          "fixed_zero_mean_unit_variance",
          "scale_range",
          "scale_linear");
  private static final List<String> CLASS_COUNTS =
      List.of("n_classes", "out_channels", "output_channels", "classes");

  @Override
  public String id() {
    return "biapy";
  }

  @Override
  public String version() {
    return "3.6.8";
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
    List<Traits.Step> steps =
        input.steps().stream().filter(step -> !step.name().equals("ensure_dtype")).toList();
    if (steps.size() > 1 || steps.stream().anyMatch(step -> !STEPS.contains(step.name()))) {
      judgement.refuse(
          "preprocessing",
          "It takes one step of preprocessing at most, which normalises; there is "
              + String.join(", ", steps.stream().map(Traits.Step::name).toList())
              + ".",
          "");
    }
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
    boolean semantic = model.tags().stream().anyMatch(SEMANTIC::contains);
    if (semantic && CLASS_COUNTS.stream().noneMatch(name -> kwargs.get(name) != null)) {
      judgement.limit(
          "class-count",
          "It finds no number of classes among the arguments of the architecture.",
          "Name that argument one of " + String.join(", ", CLASS_COUNTS) + ".");
    }
    if (!Traits.text(kwargs.get("postprocessing")).isEmpty()) {
      judgement.refuse(
          "architecture-kwargs", "It does not take the argument 'postprocessing'.", "");
    }
  }
}
