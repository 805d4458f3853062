package eu.riscale.hub.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// Numbers that hold along some axes of a tensor: one for the whole tensor, one per channel, one
/// per sample and channel, and so on. The last axis runs fastest.
public final class PerAxis {
  private final List<String> axes;
  private final int[] shape;
  private final double[] values;

  private PerAxis(List<String> axes, int[] shape, double[] values) {
    this.axes = List.copyOf(axes);
    this.shape = shape;
    this.values = values;
  }

  /// One number for the whole tensor.
  public static PerAxis of(double value) {
    return new PerAxis(List.of(), new int[0], new double[] {value});
  }

  /// One number for each position along one axis.
  public static PerAxis along(String axis, double... values) {
    return new PerAxis(List.of(axis), new int[] {values.length}, values.clone());
  }

  /// One number for each position along one axis.
  public static PerAxis along(String axis, List<Double> values) {
    return along(axis, values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// One number for each group of a tensor the other axes of which were reduced.
  ///
  /// @param shape how many along each axis
  public static PerAxis of(List<String> axes, int[] shape, double[] values) {
    return new PerAxis(axes, shape, values);
  }

  public List<String> axes() {
    return axes;
  }

  /// Length along one of the axes, by its position.
  public int length(int axis) {
    return shape[axis];
  }

  /// The numbers, not copied.
  public double[] values() {
    return values;
  }

  /// The number for every group of a tensor that keeps the axes `kept`, which hold all of this
  /// one's, in their order. A length of 1 serves every position.
  double[] expand(List<String> kept, int[] lengths) {
    int[] steps = new int[kept.size()];
    int step = 1;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      steps[kept.indexOf(axes.get(axis))] = shape[axis] == 1 ? 0 : step;
      step *= shape[axis];
    }
    double[] expanded = new double[(int) Tensor.count(lengths)];
    int[] at = new int[kept.size()];
    for (int i = 0, from = 0; i < expanded.length; i++) {
      expanded[i] = values[from];
      for (int axis = at.length - 1; axis >= 0; axis--) {
        from += steps[axis];
        if (++at[axis] < lengths[axis]) {
          break;
        }
        from -= steps[axis] * at[axis];
        at[axis] = 0;
      }
    }
    return expanded;
  }

  /// The same axes with another number for each.
  public PerAxis map(DoubleUnaryOperator change) {
    return new PerAxis(axes, shape, Arrays.stream(values).map(change).toArray());
  }

  /// Numbers along the axes of both, made from the two that meet at each place.
  ///
  /// @param order all axes of the tensor that the numbers are for
  public static PerAxis combine(
      List<String> order, PerAxis a, PerAxis b, DoubleBinaryOperator join) {
    List<String> axes =
        order.stream().filter(x -> a.axes.contains(x) || b.axes.contains(x)).toList();
    int[] shape = axes.stream().mapToInt(x -> joint(a.lengthAlong(x), b.lengthAlong(x))).toArray();
    double[] left = a.expand(axes, shape);
    double[] right = b.expand(axes, shape);
    double[] values = new double[left.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = join.applyAsDouble(left[i], right[i]);
    }
    return new PerAxis(axes, shape, values);
  }

  /// The length that two have together, where 1 serves every position.
  private static int joint(int a, int b) {
    return a == 1 ? b : b == 1 ? a : Math.max(a, b);
  }

  private int lengthAlong(String axis) {
    return axes.contains(axis) ? shape[axes.indexOf(axis)] : 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PerAxis that
        && axes.equals(that.axes)
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * axes.hashCode() + Arrays.hashCode(values);
  }

  /// The numbers as a person writes them: `2.5`, or `[1, 2, 3] along channel`.
  @Override
  public String toString() {
    if (axes.isEmpty()) {
      return text(values[0]);
    }
    return "["
        + String.join(", ", Arrays.stream(values).mapToObj(PerAxis::text).toList())
        + "] along "
        + String.join(", ", axes);
  }

  /// A number without a needless `.0`, and small ones in the way that RDFs have them (`1e-6`).
  public static String text(double value) {
    String text = Double.toString(value).toLowerCase(Locale.ROOT);
    return text.replace(".0e", "e").replaceFirst("\\.0$", "");
  }
}
