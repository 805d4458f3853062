package eu.riscale.hub.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.onnxruntime.engine.OrtNDArray;
import eu.riscale.hub.tensor.DType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ONNX Runtime's types and the way it words its errors.
final class OnnxDialect implements Dialect {
  /// The words around what matters: `Error code - ORT_FAIL - message: …`.
  private static final Pattern ENVELOPE =
      Pattern.compile("^Error code - (?<code>\\w+) - message:\\s*", Pattern.CASE_INSENSITIVE);

  /// Where in the C++ sources the error arose: `/a/b/model.cc:181 onnxruntime::Model::Model(…) `.
  private static final Pattern SOURCE_PLACE =
      Pattern.compile("\\S+\\.(cc|h|cpp|hpp):\\d+ (\\S+ )?[\\w:~<>]+\\([^)]*\\)( const)?\\s*");

  /// Advice for programmers that follows the fact.
  private static final Pattern ADVICE =
      Pattern.compile("\\s*Please fix either the inputs(/outputs)? or the model\\.?\\s*");

  @Override
  public boolean takes(DType type) {
    return switch (type) {
      case FLOAT32, FLOAT64, INT8, INT32, INT64, UINT8, BOOL -> true;
      case INT16, UINT16, UINT32, UINT64 -> false;
    };
  }

  /// Java's ONNX Runtime calls unsigned numbers signed, so the graph's own type is asked.
  @Override
  public DataType typeOf(NDArray array) {
    return switch (((OrtNDArray) array).getTensor().getInfo().onnxType) {
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> DataType.UINT16;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> DataType.INT16;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> DataType.UINT32;
      case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> DataType.UINT64;
      default -> array.getDataType();
    };
  }

  @Override
  public String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = String.valueOf(root.getMessage());
    Matcher envelope = ENVELOPE.matcher(text);
    String fact = SOURCE_PLACE.matcher(envelope.replaceFirst("")).replaceAll("");
    fact = ADVICE.matcher(fact).replaceAll("");
    return Sentence.clause(fact);
  }
}
