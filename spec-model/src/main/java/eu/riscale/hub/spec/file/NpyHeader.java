package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.value.DataType;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/// What a `.npy` file says about its array.
///
/// @param kind numpy's letter: `f` real, `i` and `u` whole, `b` true or false
/// @param itemBytes bytes per element
/// @param shape from the slowest axis to the fastest; from the fastest where `fortranOrder`
public record NpyHeader(
    char kind, int itemBytes, ByteOrder order, boolean fortranOrder, List<Long> shape) {

  /// The number of elements; -1 where it does not fit a `long`.
  public long elements() {
    long elements = 1;
    for (long size : shape) {
      long more = elements * size;
      if (size > 0 && (more / size != elements || more < 0)) {
        return -1;
      }
      elements = more;
    }
    return elements;
  }

  /// Numpy's name of the element type, such as `float16`.
  public String typeName() {
    return switch (kind) {
      case 'b' -> "bool";
      case 'f' -> "float" + 8 * itemBytes;
      case 'i' -> "int" + 8 * itemBytes;
      default -> "uint" + 8 * itemBytes;
    };
  }

  /// The element type; empty for those that descriptions do not know, such as `float16`.
  public Optional<DataType> dataType() {
    for (DataType type : DataType.values()) {
      if (type.word().equals(typeName())) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
