package eu.riscale.hub.engine.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import eu.riscale.hub.engine.Dialect;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.tensor.DType;
import java.nio.ByteBuffer;

/// PyTorch's types and the way it words its errors.
public final class TorchDialect implements Dialect {

  @Override
  public boolean takes(DType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, INT8, INT32, INT64, UINT8, BOOL -> true;
      case INT16, UINT16, UINT32, UINT64 -> false;
    };
  }

  @Override
  public DataType typeOf(NDArray array) {
    return array.getDataType();
  }

  @Override
  public ByteBuffer contentOf(NDArray array) {
    return array.toByteBuffer(true);
  }

  /// PyTorch tells the story of the failure, with a traceback through the archive's code; the fact
  /// is behind the last `Error:`.
  @Override
  public String reason(Throwable failure) {
    String text = Sentence.message(failure);
    int fact = text.lastIndexOf("Error: ");
    return Sentence.clause(fact < 0 ? text : text.substring(fact + "Error: ".length()));
  }
}
