package eu.riscale.hub.engine.tensorflow;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.types.DataType;
import eu.riscale.hub.engine.NdArrays;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.tensorflow.internal.c_api.AbstractTF_Tensor;
import org.tensorflow.internal.c_api.TF_Tensor;
import org.tensorflow.internal.c_api.global.tensorflow;

/// Turns hub's tensors into TensorFlow's and back. DJL has no name for some of TensorFlow's types,
/// so its arrays are left out.
final class TensorFlowTensors {
  private TensorFlowTensors() {}

  /// A copy, which is closed by who asked for it.
  static TF_Tensor write(Tensor tensor) {
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    long bytes = (long) tensor.size() * tensor.dtype().bytes();
    TF_Tensor written = AbstractTF_Tensor.allocateTensor(typeOf(tensor.dtype()), shape, bytes);
    if (bytes > 0) {
      Pointer place = tensorflow.TF_TensorData(written).capacity(bytes);
      BaseNDManager.copyBuffer(
          NdArrays.buffer(tensor), place.asByteBuffer().order(ByteOrder.nativeOrder()));
    }
    return written;
  }

  /// A copy of what TensorFlow gave.
  ///
  /// @throws UnsupportedOperationException with a clause for types and sizes that hub has no tensor
  ///   for
  static Tensor read(TF_Tensor tensor) {
    long[] shape = new long[tensorflow.TF_NumDims(tensor)];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = tensorflow.TF_Dim(tensor, i);
    }
    return NdArrays.tensor(typeOf(tensor), shape, () -> content(tensor));
  }

  private static ByteBuffer content(TF_Tensor tensor) {
    long bytes = tensorflow.TF_TensorByteSize(tensor);
    return bytes == 0
        ? ByteBuffer.allocate(0)
        : tensorflow.TF_TensorData(tensor)
            .capacity(bytes)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder());
  }

  private static DataType typeOf(TF_Tensor tensor) {
    return switch (tensorflow.TF_TensorType(tensor)) {
      case tensorflow.TF_FLOAT -> DataType.FLOAT32;
      case tensorflow.TF_DOUBLE -> DataType.FLOAT64;
      case tensorflow.TF_HALF -> DataType.FLOAT16;
      case tensorflow.TF_BFLOAT16 -> DataType.BFLOAT16;
      case tensorflow.TF_INT8 -> DataType.INT8;
      case tensorflow.TF_INT16 -> DataType.INT16;
      case tensorflow.TF_INT32 -> DataType.INT32;
      case tensorflow.TF_INT64 -> DataType.INT64;
      case tensorflow.TF_UINT8 -> DataType.UINT8;
      case tensorflow.TF_UINT16 -> DataType.UINT16;
      case tensorflow.TF_UINT32 -> DataType.UINT32;
      case tensorflow.TF_UINT64 -> DataType.UINT64;
      case tensorflow.TF_BOOL -> DataType.BOOLEAN;
      case tensorflow.TF_STRING -> DataType.STRING;
      default -> DataType.UNKNOWN;
    };
  }

  private static int typeOf(DType type) {
    return switch (type) {
      case FLOAT32 -> tensorflow.TF_FLOAT;
      case FLOAT64 -> tensorflow.TF_DOUBLE;
      case INT8 -> tensorflow.TF_INT8;
      case INT16 -> tensorflow.TF_INT16;
      case INT32 -> tensorflow.TF_INT32;
      case INT64 -> tensorflow.TF_INT64;
      case UINT8 -> tensorflow.TF_UINT8;
      case UINT16 -> tensorflow.TF_UINT16;
      case UINT32 -> tensorflow.TF_UINT32;
      case UINT64 -> tensorflow.TF_UINT64;
      case BOOL -> tensorflow.TF_BOOL;
    };
  }
}
