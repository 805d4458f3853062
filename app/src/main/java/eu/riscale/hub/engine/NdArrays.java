package eu.riscale.hub.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Turns hub's tensors into DJL's arrays and back.
public final class NdArrays {
  private NdArrays() {}

  /// The tensor as an array of its own type, which the engine behind DJL must have.
  public static NDArray write(Tensor tensor, NDManager manager) {
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    return manager.create(buffer(tensor), new Shape(shape), djlType(tensor.dtype()));
  }

  /// Copies an array of the engine into a tensor.
  ///
  /// @throws UnsupportedOperationException with a clause for types and sizes that hub has no tensor
  ///   for
  static Tensor read(NDArray array, Dialect dialect) {
    return tensor(
        dialect.typeOf(array), array.getShape().getShape(), () -> dialect.contentOf(array));
  }

  /// Copies what an engine gave into a tensor.
  ///
  /// @param elements in memory order
  /// @throws UnsupportedOperationException with a clause for types and sizes that hub has no tensor
  ///   for
  public static Tensor tensor(DataType type, long[] shape, Supplier<ByteBuffer> elements) {
    if (type == DataType.STRING) {
      throw new UnsupportedOperationException("it is text (string)");
    }
    if (type == DataType.UNKNOWN || type == DataType.COMPLEX64) {
      throw new UnsupportedOperationException(
          "it has a data type that the specification does not know (%s)"
              .formatted(type.name().toLowerCase(Locale.ROOT)));
    }
    int[] sizes = new int[shape.length];
    List<String> axes = new ArrayList<>();
    long bytes = type.getNumOfBytes();
    for (int i = 0; i < shape.length; i++) {
      bytes = Math.multiplyExact(bytes, shape[i]);
      sizes[i] = Math.toIntExact(shape[i]);
      axes.add(Integer.toString(i));
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new UnsupportedOperationException(
          String.format(Locale.ROOT, "%,d bytes are more than hub can hold", bytes));
    }
    ByteBuffer content = elements.get();
    return switch (type) {
      case FLOAT16, BFLOAT16 -> Tensor.of(widened(content, type), axes, sizes);
      default -> {
        DType hubType = hubType(type);
        yield Tensor.of(hubType, elements(content, hubType), axes, sizes);
      }
    };
  }

  private static DType hubType(DataType type) {
    return switch (type) {
      case FLOAT32 -> DType.FLOAT32;
      case FLOAT64 -> DType.FLOAT64;
      case INT8 -> DType.INT8;
      case INT16 -> DType.INT16;
      case INT32 -> DType.INT32;
      case INT64 -> DType.INT64;
      case UINT8 -> DType.UINT8;
      case UINT16 -> DType.UINT16;
      case UINT32 -> DType.UINT32;
      case UINT64 -> DType.UINT64;
      case BOOLEAN -> DType.BOOL;
      case FLOAT16, BFLOAT16, COMPLEX64, STRING, UNKNOWN ->
          throw new IllegalArgumentException(type + " has no counterpart");
    };
  }

  private static DataType djlType(DType type) {
    return switch (type) {
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT64 -> DataType.FLOAT64;
      case INT8 -> DataType.INT8;
      case INT16 -> DataType.INT16;
      case INT32 -> DataType.INT32;
      case INT64 -> DataType.INT64;
      case UINT8 -> DataType.UINT8;
      case UINT16 -> DataType.UINT16;
      case UINT32 -> DataType.UINT32;
      case UINT64 -> DataType.UINT64;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  /// The elements in memory order, not copied.
  public static Buffer buffer(Tensor tensor) {
    Object array = tensor.array();
    return switch (tensor.dtype()) {
      case FLOAT32 -> FloatBuffer.wrap((float[]) array);
      case FLOAT64 -> DoubleBuffer.wrap((double[]) array);
      case INT8, UINT8, BOOL -> ByteBuffer.wrap((byte[]) array);
      case INT16, UINT16 -> ShortBuffer.wrap((short[]) array);
      case INT32, UINT32 -> IntBuffer.wrap((int[]) array);
      case INT64, UINT64 -> LongBuffer.wrap((long[]) array);
    };
  }

  private static Object elements(ByteBuffer content, DType type) {
    int size = content.remaining() / type.bytes();
    return switch (type) {
      case FLOAT32 -> {
        float[] array = new float[size];
        content.asFloatBuffer().get(array);
        yield array;
      }
      case FLOAT64 -> {
        double[] array = new double[size];
        content.asDoubleBuffer().get(array);
        yield array;
      }
      case INT8, UINT8, BOOL -> {
        byte[] array = new byte[size];
        content.get(array);
        yield array;
      }
      case INT16, UINT16 -> {
        short[] array = new short[size];
        content.asShortBuffer().get(array);
        yield array;
      }
      case INT32, UINT32 -> {
        int[] array = new int[size];
        content.asIntBuffer().get(array);
        yield array;
      }
      case INT64, UINT64 -> {
        long[] array = new long[size];
        content.asLongBuffer().get(array);
        yield array;
      }
    };
  }

  private static float[] widened(ByteBuffer content, DataType half) {
    float[] array = new float[content.remaining() / Short.BYTES];
    ShortBuffer bits = content.asShortBuffer();
    for (int i = 0; i < array.length; i++) {
      // A bfloat16 is the upper half of a float.
      array[i] =
          half == DataType.FLOAT16
              ? Float.float16ToFloat(bits.get(i))
              : Float.intBitsToFloat(bits.get(i) << Short.SIZE);
    }
    return array;
  }
}
