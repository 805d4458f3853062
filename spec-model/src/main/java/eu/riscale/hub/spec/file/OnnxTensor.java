package eu.riscale.hub.spec.file;

import java.io.IOException;
import java.util.Optional;

/// Where a tensor of an ONNX model has its numbers. What stands twice in a file is one tensor for
/// protobuf, which takes the last of each value, so it is read into the same object.
final class OnnxTensor {
  private static final int EXTERNAL = 1;

  private String name = "";
  private String location = "";
  private String offset = "";
  private String length = "";
  private long elements = 1;
  private int type;
  private boolean isExternal;

  /// Reads one `TensorProto`, in which `in` stands.
  void read(ProtobufReader in) throws IOException {
    long outer = in.enter();
    while (in.next()) {
      switch (in.field()) {
        case 1 -> sizes(in);
        case 2 -> type = in.holdsInteger() ? (int) in.integer() : type;
        case 8 -> name = in.holdsBytes() ? in.text() : name;
        case 13 -> entry(in);
        case 14 -> isExternal = in.holdsInteger() ? (int) in.integer() == EXTERNAL : isExternal;
        default -> {}
      }
    }
    in.leave(outer);
  }

  private void sizes(ProtobufReader in) throws IOException {
    if (in.holdsInteger() || in.holdsBytes()) {
      in.integers(size -> {
        long product = elements * Math.max(0, size);
        boolean fits = Math.multiplyHigh(elements, Math.max(0, size)) == 0 && product >= 0;
        elements = fits ? product : Long.MAX_VALUE;
      });
    }
  }

  private void entry(ProtobufReader in) throws IOException {
    if (!in.holdsBytes()) {
      return;
    }
    long outer = in.enter();
    String key = "";
    String value = "";
    while (in.next()) {
      switch (in.holdsBytes() ? in.field() : 0) {
        case 1 -> key = in.text();
        case 2 -> value = in.text();
        default -> {}
      }
    }
    in.leave(outer);
    switch (key) {
      case "location" -> location = value;
      case "offset" -> offset = value;
      case "length" -> length = value;
      default -> {}
    }
  }

  /// Empty where the model itself has the numbers.
  Optional<OnnxExternal> external() {
    return isExternal
        ? Optional.of(new OnnxExternal(name, location, offset, length, bytes()))
        : Optional.empty();
  }

  private long bytes() {
    int each =
        switch (type) {
          case 1, 6, 12 -> 4;
          case 2, 3, 9 -> 1;
          case 4, 5, 10, 16 -> 2;
          case 7, 11, 13, 14 -> 8;
          case 15 -> 16;
          default -> 0;
        };
    return each == 0 ? 0 : elements > Long.MAX_VALUE / each ? Long.MAX_VALUE : elements * each;
  }
}
