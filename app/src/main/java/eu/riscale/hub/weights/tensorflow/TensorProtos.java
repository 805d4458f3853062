package eu.riscale.hub.weights.tensorflow;

import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.weights.Port.Dimension;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The types and shapes of TensorFlow's messages. (TensorFlow 2.18, `types.proto` and
/// `tensor_shape.proto`.)
final class TensorProtos {
  static final int STRING = 7;
  static final int RESOURCE = 20;
  static final int VARIANT = 21;

  private static final int MOST_AXES = 254; // TensorFlow's own limit

  private TensorProtos() {}

  /// A `TensorShapeProto`; empty where not even the number of axes is known.
  static Optional<List<Dimension>> shape(ProtobufReader in) throws IOException {
    long outer = in.enter();
    List<Dimension> sizes = new ArrayList<>();
    boolean unknown = false;
    while (in.next()) {
      if (in.field() == 3) {
        unknown = in.integer() != 0;
      } else if (in.field() == 2) {
        long shape = in.enter();
        long size = 0; // protobuf leaves zeros out
        while (in.next()) {
          if (in.field() == 1) {
            size = in.integer();
          }
        }
        in.leave(shape);
        if (sizes.size() == MOST_AXES) {
          throw new ProtobufReader.BeyondLimits(
              "a shape has more than " + MOST_AXES + " axes, the most that hub reads");
        }
        sizes.add(Dimension.of(size));
      }
    }
    in.leave(outer);
    return unknown ? Optional.empty() : Optional.of(sizes);
  }

  /// The type of a number in a `DataType`; `type 30` of one that no network holds.
  static String type(long number) {
    return switch ((int) number) {
      case 1 -> "float32";
      case 2 -> "float64";
      case 3 -> "int32";
      case 4 -> "uint8";
      case 5 -> "int16";
      case 6 -> "int8";
      case STRING -> "string";
      case 8 -> "complex64";
      case 9 -> "int64";
      case 10 -> "bool";
      case 14 -> "bfloat16";
      case 17 -> "uint16";
      case 19 -> "float16";
      case RESOURCE -> "resource";
      case 22 -> "uint32";
      case 23 -> "uint64";
      default -> "type " + number;
    };
  }
}
