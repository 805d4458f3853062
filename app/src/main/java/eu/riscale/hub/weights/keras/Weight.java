package eu.riscale.hub.weights.keras;

import java.util.Arrays;

/// One array of a layer's weights.
///
/// @param shape sizes of the axes
/// @param data the numbers, last axis fastest; as many as the shape says
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Weight(int[] shape, float[] data) {

  /// An array of one axis.
  public static Weight vector(float... data) {
    return new Weight(new int[] {data.length}, data);
  }

  /// The number of axes.
  public int rank() {
    return shape.length;
  }

  /// The length of an axis, counted from 0.
  public int size(int axis) {
    return shape[axis];
  }

  /// The same numbers in the same order under another shape of as many elements.
  public Weight reshape(int... newShape) {
    return new Weight(newShape, data);
  }

  /// The array with its axes in another order: axis `i` of the result is axis `order[i]` of this.
  public Weight permute(int... order) {
    int rank = rank();
    int[] steps = new int[rank];
    int[] newShape = new int[rank];
    int[] stepOf = new int[rank];
    for (int axis = rank - 1, step = 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= shape[axis];
    }
    for (int axis = 0; axis < rank; axis++) {
      newShape[axis] = shape[order[axis]];
      stepOf[axis] = steps[order[axis]];
    }
    float[] result = new float[data.length];
    int[] index = new int[rank];
    int source = 0;
    for (int target = 0; target < result.length; target++) {
      result[target] = data[source];
      for (int axis = rank - 1; axis >= 0; axis--) {
        source += stepOf[axis];
        if (++index[axis] < newShape[axis]) {
          break;
        }
        source -= stepOf[axis] * newShape[axis];
        index[axis] = 0;
      }
    }
    return new Weight(newShape, result);
  }

  /// One of equal parts along an axis.
  ///
  /// @param parts how many there are
  /// @param index which, from 0
  public Weight part(int axis, int parts, int index) {
    int[] newShape = shape.clone();
    newShape[axis] /= parts;
    int row = newShape[axis];
    for (int inner = axis + 1; inner < shape.length; inner++) {
      row *= shape[inner];
    }
    float[] result = new float[data.length / parts];
    for (int from = index * row, to = 0; to < result.length; from += parts * row, to += row) {
      System.arraycopy(data, from, result, to, row);
    }
    return new Weight(newShape, result);
  }

  /// As an array of `rank` axes, of which all but `axes` have size one.
  ///
  /// @param axes where this array's own axes go, in rising order
  public Weight spread(int rank, int... axes) {
    int[] newShape = new int[rank];
    Arrays.fill(newShape, 1);
    for (int i = 0; i < axes.length; i++) {
      newShape[axes[i]] = shape[i];
    }
    return reshape(newShape);
  }
}
