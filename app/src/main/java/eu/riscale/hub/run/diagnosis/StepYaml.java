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
import eu.riscale.hub.spec.view.step.JointAxes;
import eu.riscale.hub.spec.yaml.NumberText;
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
      case Sigmoid() -> notation.step("sigmoid", List.of());
      case Softmax(String axis) -> notation.step("softmax", List.of("axis: " + axis));
      case EnsureDtype(var dtype, var why) ->
          notation.step("ensure_dtype", List.of("dtype: " + dtype.word()));
      case Binarize(PerAxis threshold) ->
          notation.step("binarize", numbers(Map.of("threshold", threshold)));
      case Clip clip -> notation.clip(clip.low(), clip.high());
      case ScaleLinear(PerAxis gain, PerAxis offset) ->
          notation.step("scale_linear", numbers(Map.of("gain", gain, "offset", offset)));
      case FixedZeroMeanUnitVariance(PerAxis mean, PerAxis std, double eps) ->
          notation.step("fixed_zero_mean_unit_variance", numbers(Map.of("mean", mean, "std", std)));
      case ZeroMeanUnitVariance(JointAxes joint, double eps) ->
          notation.step("zero_mean_unit_variance", joint(joint, "eps: " + NumberText.of(eps)));
      case ScaleRange range -> notation.step("scale_range", range(range));
      case ScaleMeanVariance(String reference, JointAxes joint, double eps) ->
          notation.step(
              "scale_mean_variance",
              joint(joint, "reference_tensor: " + reference, "eps: " + NumberText.of(eps)));
    };
  }

  private List<String> range(ScaleRange range) {
    List<String> kwargs = new ArrayList<>(joint(range.axes()));
    kwargs.add("min_percentile: " + NumberText.of(range.minPercentile()));
    kwargs.add("max_percentile: " + NumberText.of(range.maxPercentile()));
    kwargs.add("eps: " + NumberText.of(range.eps()));
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
        kwargs.add(entry.getKey() + ": " + NumberText.of(values.values()[0]));
      } else {
        List<String> list = Arrays.stream(values.values()).mapToObj(NumberText::of).toList();
        kwargs.add(entry.getKey() + ": [" + String.join(", ", list) + "]");
        along = Optional.of(values.axes().getFirst());
      }
    }
    along.ifPresent(axis -> kwargs.add(notation.along(axis, axes)));
    return kwargs;
  }
}
