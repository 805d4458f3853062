package eu.riscale.hub.weights;

import java.util.List;
import java.util.Optional;

/// An input or output of a network, as its file has it.
///
/// @param dtype the type of its elements; what it is where it is no tensor; empty where the file
///   does not say
/// @param shape empty where the file does not say the number of axes
public record Port(String name, String dtype, Optional<List<Dimension>> shape) {
  /// A list of values, which is no tensor.
  public static final String SEQUENCE = "sequence";

  /// Values under keys, which are no tensor.
  public static final String MAP = "map";

  /// A value that may be missing, which is no tensor.
  public static final String OPTIONAL = "optional";

  /// The length of one axis.
  ///
  /// @param size -1 where any will do
  /// @param name what the file calls an open length; may be empty
  public record Dimension(long size, String name) {
    /// @param size below zero where any will do
    public static Dimension of(long size) {
      return new Dimension(size < 0 ? -1 : size, "");
    }

    /// Whether any length will do.
    public boolean isOpen() {
      return size < 0;
    }

    /// Such as `64`; the name of an open length, or `?`.
    public String text() {
      return !isOpen() ? Long.toString(size) : name.isEmpty() ? "?" : name;
    }
  }

  /// Whether it is one tensor, so far as the file says.
  public boolean isTensor() {
    return !dtype.equals(SEQUENCE) && !dtype.equals(MAP) && !dtype.equals(OPTIONAL);
  }

  /// Such as `N×1×64×64`; empty where the file does not say.
  public String shapeText() {
    return shape
        .map(sizes -> String.join("×", sizes.stream().map(Dimension::text).toList()))
        .orElse("");
  }
}
