package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.Mode;
import eu.riscale.hub.spec.model.v0_4.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Binarize;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Clip;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleLinear;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleRange;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.Sigmoid;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.model.v0_4.ScaleMeanVariance;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.Values;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The steps before and after the network of a tensor of format 0.4, as those of format 0.5.
final class Steps04To05 {
  /// What format 0.5 asks of a standard deviation.
  private static final double LEAST_STD = 1e-6;

  private final TensorDescr tensor;
  private final YamlNode place;

  private Steps04To05(TensorDescr tensor, YamlNode place) {
    this.tensor = tensor;
    this.place = place;
  }

  /// @param place the steps as written, or the tensor that has none
  static YamlNode convert(TensorDescr tensor, YamlNode place) {
    Steps04To05 steps = new Steps04To05(tensor, place);
    List<YamlNode> converted = new ArrayList<>();
    tensor.processing().forEach(step -> converted.add(steps.step(step)));
    if (tensor instanceof InputTensorDescr) {
      // Format 0.4 hands every input to the network as float32; 0.5 would cast it to its own type.
      Nodes dtype = Nodes.mapping(place).with("dtype", "float32");
      converted.add(steps.named("ensure_dtype", dtype));
    }
    return new YamlSequence(converted, place.span());
  }

  private YamlNode step(PostprocessingDescr step) {
    return switch (step) {
      case Binarize(double threshold) -> named("binarize", kwargs().with("threshold", threshold));
      case Clip(double min, double max) ->
          named("clip", kwargs().with("min", min).with("max", max));
      case Sigmoid sigmoid -> Nodes.mapping(place).with("id", "sigmoid").node();
      case ScaleLinear linear -> named("scale_linear", linear(linear));
      case ZeroMeanUnitVariance zmuv ->
          zmuv.mode() == Mode.FIXED
              ? named("fixed_zero_mean_unit_variance", fixed(zmuv))
              : named(
                  "zero_mean_unit_variance",
                  reduced(zmuv.reduced(), zmuv.mode()).with("eps", zmuv.eps()));
      case ScaleRange range -> named("scale_range", range(range));
      case ScaleMeanVariance(var mode, var reference, var axes, var eps) ->
          named(
              "scale_mean_variance",
              reduced(axes.orElse(allAxes()), mode)
                  .with("eps", eps)
                  .with("reference_tensor", reference));
    };
  }

  private Nodes range(ScaleRange range) {
    Nodes kwargs =
        reduced(range.reduced(), range.mode())
            .with("min_percentile", range.minPercentile())
            .with("max_percentile", range.maxPercentile())
            .with("eps", range.eps());
    range.referenceTensor().ifPresent(reference -> kwargs.with("reference_tensor", reference));
    return kwargs;
  }

  private Nodes linear(ScaleLinear linear) {
    int length = Math.max(length(linear.gain()), length(linear.offset()));
    if (length == 0) {
      return kwargs().with("gain", one(linear.gain())).with("offset", one(linear.offset()));
    }
    return kwargs()
        .with("axis", leftOut(linear.axes().orElse("")))
        .withNumbers("gain", several(linear.gain(), length))
        .withNumbers("offset", several(linear.offset(), length));
  }

  private Nodes fixed(ZeroMeanUnitVariance step) {
    Values mean = step.mean().orElse(new Values.Single(0));
    Values std = step.std().orElse(new Values.Single(1));
    int length = Math.max(length(mean), length(std));
    if (length == 0) {
      return kwargs().with("mean", one(mean)).with("std", Math.max(LEAST_STD, one(std)));
    }
    return kwargs()
        .with("axis", leftOut(step.reduced()))
        .withNumbers("mean", several(mean, length))
        .withNumbers("std", several(std, length));
  }

  /// Statistics over the dataset are statistics that run over the batch axis as well.
  private Nodes reduced(String letters, Mode mode) {
    List<String> axes = new ArrayList<>();
    if (mode == Mode.PER_DATASET && tensor.axes().indexOf('b') >= 0) {
      axes.add("batch");
    }
    letters.chars().forEach(letter -> axes.add(Axes04To05.id((char) letter)));
    return kwargs().withTexts("axes", axes);
  }

  private String allAxes() {
    return tensor.axes().replace("b", "").replace("i", "").replace("t", "");
  }

  /// The one axis that the step treats entry by entry.
  private String leftOut(String axes) {
    for (char letter : tensor.axes().toCharArray()) {
      if (letter != 'b' && axes.indexOf(letter) < 0) {
        return Axes04To05.id(letter);
      }
    }
    return "channel";
  }

  private static int length(Values values) {
    return values instanceof Values.Several(List<Double> several) && several.size() > 1
        ? several.size()
        : 0;
  }

  private static double one(Values values) {
    return switch (values) {
      case Values.Single(double value) -> value;
      case Values.Several(List<Double> several) -> several.isEmpty() ? 0 : several.get(0);
    };
  }

  private static List<Double> several(Values values, int length) {
    return values instanceof Values.Several(List<Double> several) && several.size() == length
        ? several
        : Collections.nCopies(length, one(values));
  }

  private YamlNode named(String id, Nodes kwargs) {
    return Nodes.mapping(place).with("id", id).with("kwargs", kwargs.node()).node();
  }

  private Nodes kwargs() {
    return Nodes.mapping(place);
  }
}
