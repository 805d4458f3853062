package eu.riscale.hub.engine.tensorflow;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.tensorflow.engine.TfNDArray;
import eu.riscale.hub.engine.Dialect;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.tensor.DType;
import java.nio.ByteBuffer;
import org.tensorflow.internal.c_api.global.tensorflow;

/// TensorFlow's types and errors.
final class TensorFlowDialect implements Dialect {

  @Override
  public boolean takes(DType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, INT8, INT32, INT64, UINT8, BOOL -> true;
      case INT16, UINT16, UINT32, UINT64 -> false;
    };
  }

  /// DJL has no name for some of TensorFlow's types, so TensorFlow is asked.
  @Override
  public DataType typeOf(NDArray array) {
    int type = tensorflow.TFE_TensorHandleDataType(((TfNDArray) array).getHandle());
    return switch (type) {
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

  @Override
  public ByteBuffer contentOf(NDArray array) {
    return array.toByteBuffer(true);
  }

  /// The fact is on the first line, before the names of the nodes that led there.
  @Override
  public String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = Sentence.message(root);
    int nodes = text.indexOf("[[{{node");
    return Sentence.clause(nodes > 0 ? text.substring(0, nodes) : text);
  }
}
