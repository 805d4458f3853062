package eu.riscale.hub.spec.npy;

import java.nio.ByteOrder;
import java.util.List;

/// What a `.npy` file says about its array.
///
/// @param kind numpy's letter: `f` real, `i` and `u` whole, `b` true or false
/// @param itemBytes bytes per element
/// @param shape from the slowest axis to the fastest; from the fastest where `fortranOrder`
/// @param dataAt where in the file the elements start, in bytes
public record NpyHeader(
    char kind, int itemBytes, ByteOrder order, boolean fortranOrder, List<Long> shape, int dataAt) {

  public NpyHeader {
    shape = List.copyOf(shape);
  }

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
}
