package eu.riscale.hub.run;

import eu.riscale.hub.spec.value.DataType;
import eu.riscale.hub.spec.view.Notations;
import eu.riscale.hub.spec.view.Pad;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ValuesView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.step.TensorSteps;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Tensors of floats, of which only the axes matter.
final class Tensors {
  private Tensors() {}

  static TensorView view(String id, Side side, List<AxisView> axes) {
    return new TensorView(
        Notations.V0_5,
        side,
        0,
        id,
        "",
        axes,
        DataType.FLOAT32,
        List.of(ValuesView.Range.OPEN),
        new TensorSteps(List::of),
        false,
        Optional.empty(),
        OptionalDouble.empty(),
        Pad.USUAL);
  }
}
