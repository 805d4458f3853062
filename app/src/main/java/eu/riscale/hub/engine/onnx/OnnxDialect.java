package eu.riscale.hub.engine.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.onnxruntime.engine.OrtNDArray;
import ai.djl.onnxruntime.engine.OrtNDManager;
import ai.onnxruntime.OnnxTensor;
import eu.riscale.hub.engine.Dialect;
import eu.riscale.hub.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// ONNX Runtime's types and errors. DJL knows fewer types than ONNX Runtime's own tensors, so
/// outputs are read from those.
final class OnnxDialect implements Dialect {

  private final OnnxCasts casts;

  /// @param owner closes what is opened
  OnnxDialect(OrtNDManager owner) {
    this.casts = new OnnxCasts(owner);
  }

  @Override
  public NDArray carried(Tensor tensor, NDManager scope) {
    return casts.arrayOf(tensor, scope);
  }

  /// Java's ONNX Runtime calls unsigned numbers signed, so the graph's own type is asked.
  @Override
  public DataType typeOf(NDArray array) {
    return switch (tensor(array).getInfo().onnxType) {
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> DataType.FLOAT32;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> DataType.FLOAT64;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> DataType.FLOAT16;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> DataType.BFLOAT16;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> DataType.INT8;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> DataType.INT16;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> DataType.INT32;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> DataType.INT64;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> DataType.UINT8;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> DataType.UINT16;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> DataType.UINT32;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> DataType.UINT64;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> DataType.BOOLEAN;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> DataType.STRING;
      default -> DataType.UNKNOWN;
    };
  }

  @Override
  public ByteBuffer contentOf(NDArray array) {
    return tensor(array).getByteBuffer().order(ByteOrder.nativeOrder());
  }

  private static OnnxTensor tensor(NDArray array) {
    return ((OrtNDArray) array).getTensor();
  }

  @Override
  public String reason(Throwable failure) {
    return OnnxErrors.reason(failure);
  }
}
