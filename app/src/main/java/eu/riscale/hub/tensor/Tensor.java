package eu.riscale.hub.tensor;

import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.IntStream;

/// A dense array with named axes, contiguous, the last axis running fastest.
///
/// The elements lie in one Java array that the tensor shares with whoever made it: `float[]` for
/// float32, `double[]` for float64, `byte[]` for int8, uint8 and bool (0 or 1), `short[]` for
/// (u)int16, `int[]` for (u)int32, `long[]` for (u)int64. Unsigned types keep their bit pattern.
public final class Tensor {
  private static final int MOST_SHOWN = 64;

  private final DType dtype;
  private final List<String> axes;
  private final int[] shape;
  private final Object data;
  private final int size;

  private Tensor(DType dtype, Object data, List<String> axes, int[] shape) {
    this.dtype = dtype;
    this.data = data;
    this.axes = List.copyOf(axes);
    this.shape = shape.clone();
    this.size = Array.getLength(data);
    if (axes.size() != shape.length) {
      throw new IllegalArgumentException(axes + " do not name the " + shape.length + " axes");
    }
    if (size != count(shape)) {
      throw new IllegalArgumentException("array length does not fit " + shapeText());
    }
  }

  public static Tensor of(float[] data, List<String> axes, int... shape) {
    return new Tensor(DType.FLOAT32, data, axes, shape);
  }

  public static Tensor of(double[] data, List<String> axes, int... shape) {
    return new Tensor(DType.FLOAT64, data, axes, shape);
  }

  /// A tensor over an array of the kind that the class text names for `dtype`.
  public static Tensor of(DType dtype, Object data, List<String> axes, int... shape) {
    Object kind =
        switch (dtype) {
          case FLOAT32 -> (float[]) data;
          case FLOAT64 -> (double[]) data;
          case INT8, UINT8, BOOL -> (byte[]) data;
          case INT16, UINT16 -> (short[]) data;
          case INT32, UINT32 -> (int[]) data;
          case INT64, UINT64 -> (long[]) data;
        };
    return new Tensor(dtype, kind, axes, shape);
  }

  /// Number of elements of a shape; 1 for the shape of a single number.
  ///
  /// @throws ArithmeticException where the number is beyond 2⁶³
  public static long count(int... shape) {
    long count = 1;
    for (int length : shape) {
      count = Math.multiplyExact(count, (long) length);
    }
    return count;
  }

  public DType dtype() {
    return dtype;
  }

  /// Axis ids in order, such as `[batch, channel, y, x]`.
  public List<String> axes() {
    return axes;
  }

  public int[] shape() {
    return shape.clone();
  }

  /// Length along one axis, by its position.
  public int length(int axis) {
    return shape[axis];
  }

  public int rank() {
    return shape.length;
  }

  /// Number of elements.
  public int size() {
    return size;
  }

  /// The shape with a sign between the lengths, such as `1×1×512×512`.
  public String shapeText() {
    return shapeText(IntStream.of(shape).boxed().toList());
  }

  /// The same of lengths that no tensor has, each as its text; `()` for a single number. Of more
  /// axes than arrays of numpy have, it says how many they are.
  public static String shapeText(List<?> lengths) {
    List<?> first = lengths.subList(0, Math.min(MOST_SHOWN, lengths.size()));
    String text = String.join("×", first.stream().map(Object::toString).toList());
    if (lengths.isEmpty()) {
      return "()";
    }
    return lengths.size() > MOST_SHOWN ? text + "×… (" + lengths.size() + " axes)" : text;
  }

  /// The elements of a float32 tensor, not copied.
  public float[] floats() {
    return (float[]) data;
  }

  /// The elements of a float64 tensor, not copied.
  public double[] doubles() {
    return (double[]) data;
  }

  /// The elements in the Java array of their type, not copied.
  public Object array() {
    return data;
  }

  /// One element as a number, by its position in memory order. (u)int64 is rounded to a double.
  public double at(int index) {
    return switch (dtype) {
      case FLOAT32 -> ((float[]) data)[index];
      case FLOAT64 -> ((double[]) data)[index];
      case INT8 -> ((byte[]) data)[index];
      case UINT8, BOOL -> ((byte[]) data)[index] & 0xFF;
      case INT16 -> ((short[]) data)[index];
      case UINT16 -> ((short[]) data)[index] & 0xFFFF;
      case INT32 -> ((int[]) data)[index];
      case UINT32 -> ((int[]) data)[index] & 0xFFFFFFFFL;
      case INT64 -> ((long[]) data)[index];
      case UINT64 -> Elements.unsigned(((long[]) data)[index]);
    };
  }

  /// Whether writing to this tensor's elements would change the other's.
  public boolean sharesElementsWith(Tensor other) {
    // An array equals itself alone.
    return data.equals(other.data);
  }

  /// The same elements under other axis names.
  public Tensor withAxes(List<String> names) {
    return new Tensor(dtype, data, names, shape);
  }

  /// Other elements in the same shape and under the same axis names.
  public Tensor with(DType type, Object elements) {
    return of(type, elements, axes, shape);
  }

  @Override
  public String toString() {
    return dtype.word() + " " + axes + " " + shapeText();
  }
}
