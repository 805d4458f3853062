package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.WeightsFormat;

/// deepImageJ: what JDLL needs, and one input; state dicts through BiaPy's environment.
record DeepImageJ() implements Consumer {
  @Override
  public String id() {
    return "deepimagej";
  }

  @Override
  public String version() {
    return "3.1";
  }

  @Override
  public Needs needs() {
    return new Needs(
        Jdll.FORMATS,
        Needs.steps(Jdll.STEPS) + "; scale_range without reference_tensor",
        "all; each space axis with its id",
        "one input",
        Jdll.OTHER + "; a state dict through BiaPy's environment",
        "deepimagej-plugin and JDLL; read 2026-11");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    Jdll.describe(model, judgement);
    judgement.oneInput(model);
    if (Jdll.FORMATS.stream().noneMatch(model::has)
        && model.has(WeightsFormat.PYTORCH_STATE_DICT)
        && new BiaPy().judge(model).outcome() == Verdict.Outcome.RUNS) {
      judgement.limit(
          "weights-format",
          "It runs the state dict through BiaPy's environment, which it has to install.",
          "Add weights in the format torchscript.");
    } else {
      judgement.oneOf(model, Jdll.FORMATS);
    }
    Jdll.steps(model, judgement);
    return judgement.verdict(this);
  }
}
