package eu.riscale.hub.keras.layer;

import eu.riscale.hub.onnx.OnnxGraph;
import eu.riscale.hub.weights.keras.LayerConfig;
import eu.riscale.hub.weights.keras.Weight;

/// What a layer computes in, by its dtype policy. Between layers, all is `float32`: what a layer of
/// fewer bits takes, holds and gives is rounded as if it had these.
enum Precision {
  FLOAT32,
  FLOAT16,
  BFLOAT16;

  /// ONNX's numbers for the types.
  private static final int ONNX_FLOAT16 = 10;

  private static final int ONNX_BFLOAT16 = 16;

  static Precision of(LayerConfig config) {
    return switch (config.dtype()) {
      case "float16", "mixed_float16" -> FLOAT16;
      case "bfloat16", "mixed_bfloat16" -> BFLOAT16;
      default -> FLOAT32;
    };
  }

  /// The tensor with its numbers rounded to these bits.
  String rounded(OnnxGraph graph, String tensor) {
    return switch (this) {
      case FLOAT32 -> tensor;
      case FLOAT16 -> graph.rounded(tensor, ONNX_FLOAT16);
      case BFLOAT16 -> graph.rounded(tensor, ONNX_BFLOAT16);
    };
  }

  Weight rounded(Weight weight) {
    if (this == FLOAT32) {
      return weight;
    }
    float[] data = new float[weight.data().length];
    for (int i = 0; i < data.length; i++) {
      data[i] = rounded(weight.data()[i]);
    }
    return new Weight(weight.shape(), data);
  }

  private float rounded(float number) {
    return switch (this) {
      case FLOAT32 -> number;
      case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(number));
      case BFLOAT16 -> {
        int bits = Float.floatToRawIntBits(number);
        int half = 0x7fff + ((bits >>> 16) & 1);
        yield Float.isFinite(number) ? Float.intBitsToFloat((bits + half) & 0xffff0000) : number;
      }
    };
  }
}
