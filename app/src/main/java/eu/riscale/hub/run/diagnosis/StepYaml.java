package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.proc.Binarize;
import eu.riscale.hub.proc.Clip;
import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.FixedZeroMeanUnitVariance;
import eu.riscale.hub.proc.ScaleLinear;
import eu.riscale.hub.proc.ScaleMeanVariance;
import eu.riscale.hub.proc.ScaleRange;
import eu.riscale.hub.proc.Sigmoid;
import eu.riscale.hub.proc.Softmax;
import eu.riscale.hub.proc.TensorOp;
import eu.riscale.hub.proc.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.view.Notation;
import eu.riscale.hub.spec.view.step.Bound;
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.tensor.PerAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Steps as a description writes them.
public final class StepYaml {
  private final Notation notation;
  private final List<String> axes;

  /// @param axes of the tensor that the steps work on
  public StepYaml(Notation notation, List<String> axes) {
    this.notation = notation;
    this.axes = axes;
  }

  /// A list item; empty where the format has no such step.
  Optional<String> of(TensorOp step) {
    return switch (step) {
      case Sigmoid() -> Optional.of(item("sigmoid", List.of()));
      case Softmax(String axis) -> known("softmax", List.of("axis: " + axis));
      case EnsureDtype(var dtype, var why) ->
          known("ensure_dtype", List.of("dtype: " + dtype.word()));
      case Binarize(PerAxis threshold) ->
          Optional.of(item("binarize", numbers(Map.of("threshold", threshold))));
      case Clip clip -> clip(clip);
      case ScaleLinear(PerAxis gain, PerAxis offset) ->
          Optional.of(item("scale_linear", numbers(Map.of("gain", gain, "offset", offset))));
      case FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps) ->
          Optional.of(fixed(mean, std));
      case ZeroMeanUnitVariance(JointAxes joint, double eps) ->
          Optional.of(item("zero_mean_unit_variance", joint(joint, "eps: " + number(eps))));
      case ScaleRange range -> Optional.of(item("scale_range", range(range)));
      case ScaleMeanVariance(String reference, JointAxes joint, double eps) ->
          Optional.of(
              item(
                  "scale_mean_variance",
                  joint(joint, "reference_tensor: " + reference, "eps: " + number(eps))));
    };
  }

  private Optional<String> known(String name, List<String> kwargs) {
    return notation.hasStep(name) ? Optional.of(item(name, kwargs)) : Optional.empty();
  }

  private String item(String name, List<String> kwargs) {
    return notation.step(name, kwargs);
  }

  private Optional<String> clip(Clip clip) {
    List<String> kwargs = new ArrayList<>();
    bound("min", clip.low(), kwargs);
    bound("max", clip.high(), kwargs);
    boolean both = clip.low() instanceof Bound.Value && clip.high() instanceof Bound.Value;
    return both || notation.hasOpenClip() ? Optional.of(item("clip", kwargs)) : Optional.empty();
  }

  private static void bound(String name, Bound bound, List<String> kwargs) {
    switch (bound) {
      case Bound.None() -> {}
      case Bound.Value(double value) -> kwargs.add(name + ": " + number(value));
      case Bound.Percentile(double percent) -> kwargs.add(name + "_percentile: " + number(percent));
    }
  }

  /// Model 0.4 has a mode for it.
  private String fixed(PerAxis mean, PerAxis std) {
    String name = "fixed_zero_mean_unit_variance";
    List<String> kwargs = new ArrayList<>(numbers(Map.of("mean", mean, "std", std)));
    if (notation.hasStep(name)) {
      return item(name, kwargs);
    }
    kwargs.addFirst("mode: fixed");
    return item("zero_mean_unit_variance", kwargs);
  }

  private List<String> range(ScaleRange range) {
    List<String> kwargs = new ArrayList<>(joint(range.axes()));
    kwargs.add("min_percentile: " + number(range.minPercentile()));
    kwargs.add("max_percentile: " + number(range.maxPercentile()));
    kwargs.add("eps: " + number(range.eps()));
    range.reference().ifPresent(id -> kwargs.add("reference_tensor: " + id));
    return kwargs;
  }

  private List<String> joint(JointAxes joint, String... further) {
    List<String> kwargs = new ArrayList<>(notation.joint(joint.among(axes)));
    kwargs.addAll(Arrays.asList(further));
    return kwargs;
  }

  /// Numbers for the whole tensor, or lists of them along one axis.
  private List<String> numbers(Map<String, PerAxis> named) {
    List<String> kwargs = new ArrayList<>();
    Optional<String> along = Optional.empty();
    for (Map.Entry<String, PerAxis> entry : new TreeMap<>(named).entrySet()) {
      PerAxis values = entry.getValue();
      if (values.axes().isEmpty()) {
        kwargs.add(entry.getKey() + ": " + number(values.values()[0]));
      } else {
        List<String> list = Arrays.stream(values.values()).mapToObj(StepYaml::number).toList();
        kwargs.add(entry.getKey() + ": [" + String.join(", ", list) + "]");
        along = Optional.of(values.axes().getFirst());
      }
    }
    along.ifPresent(axis -> kwargs.add(notation.along(axis, axes)));
    return kwargs;
  }

  /// A number that reads back as the same, and as a number in every YAML.
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    String text = Double.toString(value).replace("E", "e");
    return text.contains("e-") || !text.contains("e") ? text : text.replace("e", "e+");
  }
}
