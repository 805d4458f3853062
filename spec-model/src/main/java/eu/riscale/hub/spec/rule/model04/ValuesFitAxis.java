package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.PostprocessingDescr;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ScaleLinear;
import eu.riscale.hub.spec.model.v0_4.PreprocessingDescr.ZeroMeanUnitVariance;
import eu.riscale.hub.spec.model.v0_4.Shapes;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import eu.riscale.hub.spec.model.v0_4.Values;
import eu.riscale.hub.spec.rule.model.OpListsFitAxis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Lists of factors have one entry for each position along the one axis that the step leaves out.
public final class ValuesFitAxis implements PartsRule<TensorDescr> {
  public static final Code NO_AXIS =
      Code.error("op-list-without-axis", "A step has a list of values and no axis for them.")
          .why("Nobody can tell which part of the tensor each value is for.")
          .section("model 0.4, kwargs.gain, offset, mean and std")
          .example(
              "axes: bcyx\npreprocessing:\n- name: scale_linear\n  kwargs: {axes: x, gain: [2, 3]}",
              """
              axes: bcyx
              preprocessing:
              - name: scale_linear
                kwargs: {axes: yx, gain: [2, 3]}\
              """);

  @Override
  public List<Code> codes() {
    return List.of(NO_AXIS, OpListsFitAxis.LENGTH);
  }

  @Override
  public void check(TensorDescr tensor, RdfPath at, Findings out) {
    List<? extends PostprocessingDescr> steps = tensor.processing();
    for (int i = 0; i < steps.size(); i++) {
      RdfPath kwargs = at.field(tensor.processingField()).index(i).field("kwargs");
      switch (steps.get(i)) {
        case ScaleLinear(Optional<String> axes, Values gain, Values offset) -> {
          check(tensor, axes.orElse(""), gain, kwargs.field("gain"), out);
          check(tensor, axes.orElse(""), offset, kwargs.field("offset"), out);
        }
        case ZeroMeanUnitVariance step -> {
          step.mean()
              .ifPresent(mean -> check(tensor, step.reduced(), mean, kwargs.field("mean"), out));
          step.std().ifPresent(std -> check(tensor, step.reduced(), std, kwargs.field("std"), out));
        }
        case PostprocessingDescr other -> {}
      }
    }
  }

  private static void check(
      TensorDescr tensor, String axes, Values values, RdfPath at, Findings out) {
    if (!(values instanceof Values.Several(List<Double> several)) || several.size() == 1) {
      return;
    }
    RdfPath step = at.parent();
    RdfPath place = step.parent().parent().parent();
    if (out.waits(
        List.of(NO_AXIS, OpListsFitAxis.LENGTH), at, step.field("axes"), place.field("axes"))) {
      return;
    }
    String left = leftOut(tensor.axes(), axes);
    if (left.length() != 1) {
      String found = left.isEmpty() ? "no axis" : "the axes '" + left + "'";
      out.add(
          Finding.of(
                  NO_AXIS,
                  at,
                  "There are " + several.size() + " values, and the step leaves out " + found + ".")
              .expected("kwargs.axes with all axes of the tensor but one"));
      return;
    }
    if (out.waits(OpListsFitAxis.LENGTH, place.field("shape"))) {
      return;
    }
    OptionalInt size = Shapes.fixedSize(tensor, tensor.axes().indexOf(left.charAt(0)));
    if (size.isPresent() && size.getAsInt() != several.size()) {
      out.add(
          Finding.of(
                  OpListsFitAxis.LENGTH,
                  at,
                  "There are " + several.size() + " values for the axis '" + left + "'.")
              .expected(size.getAsInt() + " values"));
    }
  }

  private static String leftOut(String tensorAxes, String axes) {
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < tensorAxes.length(); i++) {
      char letter = tensorAxes.charAt(i);
      if (letter != 'b' && axes.indexOf(letter) < 0) {
        left.append(letter);
      }
    }
    return left.toString();
  }
}
