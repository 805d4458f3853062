package eu.riscale.hub.inspect;

import eu.riscale.hub.inspect.TensorPage.Values;
import eu.riscale.hub.proc.Ops;
import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pages of the tensors of model 0.4, whose axes get the ids that model 0.5 has for them.
///
/// @param axes the axis ids of every tensor of the model by its name
record Tensors04(Map<String, List<String>> axes) {

  TensorPage page(TensorDescr tensor) {
    return new TensorPage(
        tensor.name(),
        tensor.description(),
        axes(tensor),
        tensor.dataType().word(),
        tensor
            .dataRange()
            .map(range -> new Values(range.min(), range.max(), List.of()))
            .orElse(Values.ANY),
        TensorPage.Steps.of(
            switch (tensor) {
              case InputTensorDescr input -> Ops.compile(input);
              case OutputTensorDescr output -> Ops.compile(output);
            }),
        Optional.empty());
  }

  private List<AxisPage> axes(TensorDescr tensor) {
    List<String> ids = Ops.axes(tensor);
    List<Length> lengths = lengths(tensor);
    List<AxisPage> pages = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Length length = i < lengths.size() ? lengths.get(i) : new Length.Any();
      int halo =
          tensor instanceof OutputTensorDescr output && i < output.halo().size()
              ? output.halo().get(i)
              : 0;
      pages.add(new AxisPage(ids.get(i), type(ids.get(i)), length, "", 1, halo, List.of()));
    }
    return pages;
  }

  private static String type(String id) {
    return switch (id) {
      case "batch", "channel", "index", "time" -> id;
      default -> "space";
    };
  }

  private List<Length> lengths(TensorDescr tensor) {
    return switch (tensor) {
      case InputTensorDescr input ->
          switch (input.shape()) {
            case ExplicitShape shape -> fixed(shape);
            case ParameterizedInputShape shape -> steps(shape);
          };
      case OutputTensorDescr output ->
          switch (output.shape()) {
            case ExplicitShape shape -> fixed(shape);
            case ImplicitOutputShape shape -> implied(shape);
          };
    };
  }

  private static List<Length> fixed(ExplicitShape shape) {
    List<Length> lengths = new ArrayList<>();
    shape.sizes().forEach(size -> lengths.add(new Length.Fixed(size)));
    return lengths;
  }

  private static List<Length> steps(ParameterizedInputShape shape) {
    List<Length> lengths = new ArrayList<>();
    for (int i = 0; i < Math.min(shape.min().size(), shape.step().size()); i++) {
      int min = shape.min().get(i);
      int step = shape.step().get(i);
      lengths.add(step == 0 ? new Length.Fixed(min) : new Length.Steps(min, step));
    }
    return lengths;
  }

  private List<Length> implied(ImplicitOutputShape shape) {
    List<String> reference = axes.getOrDefault(shape.referenceTensor(), List.of());
    List<Length> lengths = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < shape.rank(); i++) {
      double offset = i < shape.offset().size() ? 2 * shape.offset().get(i) : 0;
      Optional<Double> scale = shape.scale().get(i);
      if (scale.isEmpty() || scale.get() == 0) {
        lengths.add(new Length.Fixed((int) offset));
        next += scale.isEmpty() ? 0 : 1;
        continue;
      }
      String axis = next < reference.size() ? reference.get(next) : Integer.toString(next);
      lengths.add(new Length.Follows(shape.referenceTensor(), axis, scale.get(), offset));
      next++;
    }
    return lengths;
  }
}
