package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two axes of a tensor, at one position along all others.
///
/// @param start the position of the first element in memory
/// @param y the axis that runs down; -1 where the tensor has one axis or none
/// @param x the axis that runs to the right; -1 where the tensor is a single number
record Plane(Tensor tensor, int start, int y, int x) {

  /// @param at positions by axis name; [Picture#usual] says those that are not there
  static Plane of(Tensor tensor, Map<String, Integer> at) {
    List<String> axes = tensor.axes();
    boolean named = axes.contains("y") && axes.contains("x");
    int x = named ? axes.indexOf("x") : longest(tensor, -1);
    int y = named ? axes.indexOf("y") : longest(tensor, x);
    int start = 0;
    for (int axis = 0; axis < tensor.rank(); axis++) {
      if (axis != x && axis != y) {
        String name = axes.get(axis);
        Integer given = at.get(name);
        int position = given == null ? Picture.usual(name, tensor.length(axis)) : given;
        start += Math.clamp(position, 0, Math.max(0, tensor.length(axis) - 1)) * step(tensor, axis);
      }
    }
    return new Plane(tensor, start, Math.min(x, y) < 0 ? -1 : y, x);
  }

  /// Where an element is along all axes.
  ///
  /// @param index of the element in memory
  static Map<String, Integer> position(Tensor tensor, int index) {
    Map<String, Integer> at = new HashMap<>();
    int rest = index;
    for (int axis = tensor.rank() - 1; axis >= 0; axis--) {
      at.put(tensor.axes().get(axis), rest % tensor.length(axis));
      rest /= tensor.length(axis);
    }
    return at;
  }

  /// The longest axis that is not the given one, the last of several; -1 where there is none.
  private static int longest(Tensor tensor, int butNot) {
    int longest = -1;
    for (int axis = 0; axis < tensor.rank(); axis++) {
      boolean longer = longest < 0 || tensor.length(axis) >= tensor.length(longest);
      longest = axis != butNot && longer ? axis : longest;
    }
    return longest;
  }

  private static int step(Tensor tensor, int axis) {
    int step = 1;
    for (int inner = axis + 1; inner < tensor.rank(); inner++) {
      step *= tensor.length(inner);
    }
    return step;
  }

  boolean shows(int axis) {
    return axis == x || axis == y;
  }

  int height() {
    return y < 0 ? 1 : tensor.length(y);
  }

  int width() {
    return x < 0 ? 1 : tensor.length(x);
  }

  /// Elements from one position along an axis to the next.
  int step(int axis) {
    return step(tensor, axis);
  }

  /// The numbers of the plane, line by line, `shift` elements further on in memory.
  double[] values(int shift) {
    double[] values = new double[height() * width()];
    int down = y < 0 ? 0 : step(y);
    int right = x < 0 ? 0 : step(x);
    for (int line = 0, i = 0; line < height(); line++) {
      for (int column = 0; column < width(); column++) {
        values[i++] = tensor.at(start + shift + line * down + column * right);
      }
    }
    return values;
  }
}
