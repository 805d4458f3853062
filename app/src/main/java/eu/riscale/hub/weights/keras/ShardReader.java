package eu.riscale.hub.weights.keras;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import tools.jackson.databind.JsonNode;

/// Takes the arrays of a `weightsManifest` group one after the other out of its joined shards.
final class ShardReader {
  private final ByteBuffer content;
  private final WeightBudget budget;

  ShardReader(byte[] shards, WeightBudget budget) {
    this.content = ByteBuffer.wrap(shards).order(ByteOrder.LITTLE_ENDIAN);
    this.budget = budget;
  }

  /// @param entry `{"name", "shape", "dtype", "quantization"}`
  Weight next(String name, JsonNode entry) {
    JsonNode sizes = entry.path("shape");
    int[] shape = new int[sizes.size()];
    long elements = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = sizes.path(axis).asInt(-1);
      if (shape[axis] < 0) {
        throw Refusal.broken("the weightsManifest gives " + name + " a malformed shape");
      }
      elements *= shape[axis];
      if (elements > Integer.MAX_VALUE) {
        throw Refusal.tooLarge(
            "the weightsManifest gives " + name + " more than two billion numbers");
      }
    }
    JsonNode quantization = entry.path("quantization");
    String type = quantization.path("dtype").asString(entry.path("dtype").asString(""));
    if (elements * bytes(name, type) > content.remaining()) {
      throw Refusal.broken("the shards end before the weight " + name);
    }
    float[] data = new float[budget.take(elements, content.capacity(), "the weight " + name)];
    for (int i = 0; i < data.length; i++) {
      data[i] = number(type);
    }
    if (quantization.has("scale")) {
      float scale = (float) quantization.path("scale").asDouble(1);
      float min = (float) quantization.path("min").asDouble(0);
      boolean whole = entry.path("dtype").asString("").equals("int32");
      for (int i = 0; i < data.length; i++) {
        float exact = data[i] * scale + min;
        data[i] = whole ? Math.round(exact) : exact;
      }
    }
    return new Weight(shape, data);
  }

  private static int bytes(String name, String type) {
    return switch (type) {
      case "float32", "int32" -> 4;
      case "float16", "uint16" -> 2;
      case "uint8", "bool" -> 1;
      default ->
          throw Refusal.unsupported("the weight " + name + " is of the unsupported type " + type);
    };
  }

  private float number(String type) {
    return switch (type) {
      case "float32" -> content.getFloat();
      case "int32" -> content.getInt();
      case "float16" -> Float.float16ToFloat(content.getShort());
      case "uint16" -> Short.toUnsignedInt(content.getShort());
      default -> Byte.toUnsignedInt(content.get());
    };
  }
}
