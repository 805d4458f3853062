package eu.riscale.hub.consumer;

import java.util.Set;

/// QuPath's BioimageIoTools on the Deep Java Library.
record QuPath() implements Consumer {
  private static final Set<String> WITHOUT_AXES = Set.of("scale_linear");
  private static final Set<String> PER_SAMPLE = Set.of("scale_range", "zero_mean_unit_variance");

  @Override
  public String id() {
    return "qupath";
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public Needs needs() {
    return new Needs(
        Jdll.FORMATS,
        Needs.steps(Jdll.STEPS) + "; scale_linear without axes; no mode per_dataset",
        "x and y, no z and no t",
        "one input, one output",
        "",
        "qupath-extension-djl, BioimageIoTools; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneInput(model);
    judgement.oneOutput(model);
    judgement.oneOf(model, Jdll.FORMATS);
    for (Traits.Tensor input : model.inputs()) {
      if (!input.axes().contains("x") || !input.axes().contains("y")) {
        judgement.refuse("axes-order", "It needs the axes y and x.", "");
      } else if (input.axes().contains("z") || input.axes().contains("t")) {
        judgement.refuse("axes-order", "It runs on single planes, not on volumes or films.", "");
      }
    }
    model.steps().forEach(step -> step(step, judgement));
    return judgement.verdict(this);
  }

  private static void step(Traits.Step step, Judgement judgement) {
    if (!Jdll.STEPS.contains(step.name())) {
      judgement.refuse("step-unknown", "It does not know the step " + step.name() + ".", "");
    } else if (WITHOUT_AXES.contains(step.name())
        && (step.kwargs().get("axes") != null || step.kwargs().get("axis") != null)) {
      judgement.refuse("step-axes", "Its " + step.name() + " knows no axes.", "");
    } else if (PER_SAMPLE.contains(step.name()) && step.kwarg("mode").equals("per_dataset")) {
      judgement.refuse("step-mode", "Its " + step.name() + " knows no mode per_dataset.", "");
    }
  }
}
