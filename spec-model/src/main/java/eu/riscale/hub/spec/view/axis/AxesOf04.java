package eu.riscale.hub.spec.view.axis;

import eu.riscale.hub.spec.model.v0_4.ExplicitShape;
import eu.riscale.hub.spec.model.v0_4.ImplicitOutputShape;
import eu.riscale.hub.spec.model.v0_4.InputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.OutputTensorDescr;
import eu.riscale.hub.spec.model.v0_4.ParameterizedInputShape;
import eu.riscale.hub.spec.model.v0_4.TensorDescr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The axes of model 0.4: letters, and a shape beside them. In a description that is wrong they may
/// differ in number; then there are as many axes as the longer of both has.
///
/// @param ids the axis ids of every tensor by its name
public record AxesOf04(Map<String, List<String>> ids) {
  /// @param tensors every tensor of the model, to which implied shapes may refer
  public static AxesOf04 of(List<TensorDescr> tensors) {
    Map<String, List<String>> ids = new HashMap<>();
    tensors.forEach(tensor -> ids.put(tensor.name(), AxisLetters.ids(tensor.axes())));
    return new AxesOf04(ids);
  }

  /// The axes of one of the tensors, in order.
  public List<AxisView> of(TensorDescr tensor) {
    List<Size> sizes = sizes(tensor);
    List<Integer> halos = tensor instanceof OutputTensorDescr output ? output.halo() : List.of();
    int letters = tensor.axes().length();
    List<AxisView> axes = new ArrayList<>();
    for (int i = 0; i < Math.max(letters, sizes.size()); i++) {
      String name = i < letters ? tensor.axes().substring(i, i + 1) : String.valueOf(i);
      Size written = i < sizes.size() ? sizes.get(i) : new Size.Missing();
      int halo = i < halos.size() ? halos.get(i) : 0;
      axes.add(axis(name, written, halo));
    }
    return axes;
  }

  private static AxisView axis(String name, Size written, int halo) {
    String id = AxisLetters.id(name);
    AxisView.Type type = type(id);
    Size size = type == AxisView.Type.BATCH ? new Size.Any() : written;
    return new AxisView(id, name, type, size, written, "", 1, halo, 0, List.of());
  }

  private static AxisView.Type type(String id) {
    return switch (id) {
      case "batch" -> AxisView.Type.BATCH;
      case "channel" -> AxisView.Type.CHANNEL;
      case "index" -> AxisView.Type.INDEX;
      case "time" -> AxisView.Type.TIME;
      default -> AxisView.Type.SPACE;
    };
  }

  private List<Size> sizes(TensorDescr tensor) {
    return switch (tensor) {
      case InputTensorDescr input ->
          switch (input.shape()) {
            case ExplicitShape(List<Integer> sizes) -> fixed(sizes);
            case ParameterizedInputShape(List<Integer> min, List<Integer> step) ->
                stepped(min, step);
          };
      case OutputTensorDescr output ->
          switch (output.shape()) {
            case ExplicitShape(List<Integer> sizes) -> fixed(sizes);
            case ImplicitOutputShape shape -> implied(shape);
          };
    };
  }

  private static List<Size> fixed(List<Integer> sizes) {
    List<Size> fixed = new ArrayList<>();
    sizes.forEach(size -> fixed.add(new Size.Fixed(size)));
    return fixed;
  }

  private static List<Size> stepped(List<Integer> min, List<Integer> step) {
    List<Size> stepped = new ArrayList<>();
    for (int i = 0; i < min.size(); i++) {
      stepped.add(new Size.Stepped(min.get(i), i < step.size() ? step.get(i) : 0));
    }
    return stepped;
  }

  /// The scale is null for a new axis, which the reference tensor does not have.
  private List<Size> implied(ImplicitOutputShape shape) {
    List<String> reference = ids.getOrDefault(shape.referenceTensor(), List.of());
    List<Size> sizes = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < shape.rank(); i++) {
      double offset = i < shape.offset().size() ? 2 * shape.offset().get(i) : 0;
      Optional<Double> scale = shape.scale().get(i);
      if (scale.isEmpty()) {
        sizes.add(new Size.Fixed((long) offset));
        continue;
      }
      boolean known = next < reference.size();
      sizes.add(
          new Size.Follows(
              shape.referenceTensor(),
              known ? reference.get(next) : String.valueOf(next),
              known ? OptionalInt.of(next) : OptionalInt.empty(),
              scale.get(),
              offset));
      next++;
    }
    return sizes;
  }
}
