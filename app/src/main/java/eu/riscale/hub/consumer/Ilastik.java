package eu.riscale.hub.consumer;

import eu.riscale.hub.spec.value.VersionNumber;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// ilastik: one input, one output, no TensorFlow. The collection's check runs a model by
/// bioimageio.core in ilastik's environment; what only the program itself asks for is a limit.
record Ilastik() implements Consumer {
  private static final List<WeightsFormat> FORMATS =
      List.of(WeightsFormat.ONNX, WeightsFormat.TORCHSCRIPT, WeightsFormat.PYTORCH_STATE_DICT);

  /// `BIOIMAGEIO_WEIGHTS_PRIORITY`: the first that a model has is the one that is loaded.
  private static final List<WeightsFormat> LOADED =
      List.of(WeightsFormat.TORCHSCRIPT, WeightsFormat.PYTORCH_STATE_DICT);

  private static final VersionNumber TORCH = new VersionNumber(2, 7);
  private static final Pattern AXES = Pattern.compile("[bctxyz]*");
  private static final Pattern PLANE_OR_VOLUME = Pattern.compile("[^xyz]*([xyz][^xyz]*){2,3}");

  @Override
  public String id() {
    return "ilastik";
  }

  @Override
  public String version() {
    return "1.4.2rc1";
  }

  @Override
  public Needs needs() {
    return new Needs(
        FORMATS,
        "all; in format 0.4 no scale_linear with axes",
        "two or three of x, y and z, besides batch, channel and time",
        "one input, one output; " + ReferenceCalls.TENSORS,
        "state dicts without dependencies, as it has one environment for all models; PyTorch up to "
            + TORCH
            + "; the program itself loads no onnx",
        "collection, check_compatibility_ilastik.py, and its published reports; ilastik 1.4.2rc1,"
            + " bioimageiodl.py, bioimageio_utils.py, environment-dev.yml; read 2026-11-27");
  }

  @Override
  public Verdict judge(Traits model) {
    Judgement judgement = new Judgement();
    judgement.oneInput(model);
    judgement.oneOutput(model);
    judgement.oneOf(model, FORMATS);
    ReferenceCalls.judge(model, FORMATS, judgement);
    dependencies(model, judgement);
    program(model, judgement);
    boolean linearWithAxes =
        model.steps().stream()
            .anyMatch(
                step -> step.name().equals("scale_linear") && step.kwargs().get("axes") != null);
    if (linearWithAxes && !model.isFormat05()) {
      judgement.refuse(
          "step-axes",
          "It cannot run scale_linear with axes in format 0.4.",
          "Convert the description to 0.5.");
    }
    return judgement.verdict(this);
  }

  /// It has one environment for all models, and adds nothing to it.
  private static void dependencies(Traits model, Judgement judgement) {
    boolean isCodeAlone =
        model.has(WeightsFormat.PYTORCH_STATE_DICT)
            && !model.has(WeightsFormat.ONNX)
            && !model.has(WeightsFormat.TORCHSCRIPT);
    YamlNode needed =
        model.node("weights", WeightsFormat.PYTORCH_STATE_DICT.word(), "dependencies");
    if (isCodeAlone && needed != null && !isNull(needed)) {
      judgement.refuse(
          "dependencies",
          "It installs no dependencies, and the code of the state dict has some.",
          "Add weights in the format torchscript or onnx, which need no code.");
    }
  }

  private static void program(Traits model, Judgement judgement) {
    Optional<WeightsFormat> loaded = LOADED.stream().filter(model::has).findFirst();
    if (loaded.isEmpty() && model.has(WeightsFormat.ONNX)) {
      judgement.limit(
          "weights-format",
          "The program itself loads torchscript or pytorch_state_dict, no onnx.",
          "Add weights in the format torchscript.");
    }
    loaded
        .flatMap(format -> ActualVersion.of(model, format))
        .filter(torch -> torch.number().compareTo(TORCH) > 0)
        .ifPresent(torch ->
            judgement.limit(
                "engine-version",
                "Its PyTorch is of version %s, the %s weights are of %s."
                    .formatted(TORCH, loaded.orElseThrow().word(), torch.text()),
                "Save the weights with an older version, and test them there."));
    Stream.concat(model.inputs().stream(), model.outputs().stream())
        .filter(tensor -> !isImage(tensor.axes()))
        .findFirst()
        .ifPresent(tensor ->
            judgement.limit(
                "axes-order",
                "The program itself shows images: it needs two or three of the axes x, y and z,"
                    + " and no others but batch, channel and time; '%s' has %s."
                        .formatted(tensor.id(), tensor.axes()),
                ""));
  }

  private static boolean isImage(String axes) {
    return AXES.matcher(axes).matches() && PLANE_OR_VOLUME.matcher(axes).matches();
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }
}
