package eu.riscale.hub.tensor;

import java.util.List;

/// The axes of a tensor in another order.
public final class Permutation {
  private Permutation() {}

  /// The tensor with its axes in another order.
  ///
  /// @param order all axes of the tensor, each once
  /// @return the tensor itself where its axes are in that order already
  /// @throws IllegalArgumentException where `order` has other axes than the tensor
  public static Tensor to(List<String> order, Tensor in) {
    if (order.equals(in.axes())) {
      return in;
    }
    int rank = in.rank();
    if (order.size() != rank || !order.containsAll(in.axes()) || !in.axes().containsAll(order)) {
      throw new IllegalArgumentException(order + " are not the axes " + in.axes());
    }
    int[] shape = new int[rank];
    int[] steps = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int from = in.axes().indexOf(order.get(axis));
      shape[axis] = in.length(from);
      steps[axis] = 1;
      for (int inner = from + 1; inner < rank; inner++) {
        steps[axis] *= in.length(inner);
      }
    }
    Object out = in.dtype().newArray(in.size());
    copy(in.array(), out, shape, steps, in.size());
    return Tensor.of(in.dtype(), out, order, shape);
  }

  /// Copies line by line along the last axis of the result.
  private static void copy(Object from, Object to, int[] shape, int[] steps, int size) {
    int last = shape.length - 1;
    int line = shape[last];
    int[] at = new int[shape.length];
    int start = 0;
    for (int done = 0; done < size; done += line) {
      line(from, start, steps[last], to, done, line);
      for (int axis = last - 1; axis >= 0; axis--) {
        start += steps[axis];
        if (++at[axis] < shape[axis]) {
          break;
        }
        start -= steps[axis] * at[axis];
        at[axis] = 0;
      }
    }
  }

  private static void line(Object from, int start, int step, Object to, int at, int count) {
    if (step == 1) {
      System.arraycopy(from, start, to, at, count);
      return;
    }
    switch (from) {
      case byte[] a -> {
        byte[] b = (byte[]) to;
        for (int i = 0, p = start; i < count; i++, p += step) {
          b[at + i] = a[p];
        }
      }
      case short[] a -> {
        short[] b = (short[]) to;
        for (int i = 0, p = start; i < count; i++, p += step) {
          b[at + i] = a[p];
        }
      }
      case int[] a -> {
        int[] b = (int[]) to;
        for (int i = 0, p = start; i < count; i++, p += step) {
          b[at + i] = a[p];
        }
      }
      case long[] a -> {
        long[] b = (long[]) to;
        for (int i = 0, p = start; i < count; i++, p += step) {
          b[at + i] = a[p];
        }
      }
      case float[] a -> {
        float[] b = (float[]) to;
        for (int i = 0, p = start; i < count; i++, p += step) {
          b[at + i] = a[p];
        }
      }
      case double[] a -> {
        double[] b = (double[]) to;
        for (int i = 0, p = start; i < count; i++, p += step) {
          b[at + i] = a[p];
        }
      }
      default -> throw new IllegalStateException("no array of a data type: " + from.getClass());
    }
  }
}
