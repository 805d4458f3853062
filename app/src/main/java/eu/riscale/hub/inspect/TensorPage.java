package eu.riscale.hub.inspect;

import eu.riscale.hub.proc.CannotRun;
import eu.riscale.hub.proc.Compiled;
import eu.riscale.hub.proc.EnsureDtype;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.ValuesView;
import eu.riscale.hub.spec.view.axis.AxisView;
import java.util.List;
import java.util.Optional;

/// One input or output of a model.
///
/// @param index its position among the inputs or the outputs of the description
/// @param dtype the declared type of its elements
/// @param values what the description says of their values
/// @param steps what happens to an input before the network, to an output after it
/// @param test the test tensor; empty where there is none to be read
public record TensorPage(
    int index,
    String id,
    String description,
    List<AxisView> axes,
    String dtype,
    Values values,
    Steps steps,
    Optional<ArrayPage> test) {

  /// What is done to a tensor.
  ///
  /// @param list one text per step with its numbers, in order, the casts that the specification
  ///   implies included
  /// @param result the type of the elements after the last of them; empty where that is not a cast
  /// @param obstacle why hub cannot run them; empty where it can
  public record Steps(List<String> list, String result, String obstacle) {
    static Steps of(Compiled compiled) {
      return switch (compiled) {
        case OpPlan plan -> {
          boolean cast = !plan.steps().isEmpty() && plan.steps().getLast() instanceof EnsureDtype;
          String result = cast ? ((EnsureDtype) plan.steps().getLast()).dtype().word() : "";
          yield new Steps(plan.explain(), result, "");
        }
        case CannotRun(String step, String reason) -> new Steps(List.of(), "", reason);
      };
    }
  }

  /// What a description says of a tensor's values.
  ///
  /// @param min minus infinity where it is open
  /// @param max infinity where it is open
  /// @param names what the values 0, 1, 2 and so on, or those listed, stand for
  public record Values(double min, double max, List<String> names) {
    private static Values of(TensorView tensor) {
      List<String> names = List.of();
      for (ValuesView values : tensor.values()) {
        if (names.isEmpty() && values instanceof ValuesView.Listed listed) {
          names = listed.names();
        }
      }
      return new Values(tensor.range().min(), tensor.range().max(), names);
    }
  }

  static TensorPage of(TensorView tensor) {
    return new TensorPage(
        tensor.index(),
        tensor.id(),
        tensor.description(),
        tensor.axes(),
        tensor.type().word(),
        Values.of(tensor),
        Steps.of(Ops.compile(tensor)),
        Optional.empty());
  }

  TensorPage withTest(Optional<ArrayPage> read) {
    return new TensorPage(index, id, description, axes, dtype, values, steps, read);
  }
}
