package eu.riscale.hub.tensor;

import java.util.Locale;
import java.util.Optional;

/// The data types of the specification, by their numpy names in lower case.
public enum DType {
  FLOAT32(4),
  FLOAT64(8),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  UINT8(1),
  UINT16(2),
  UINT32(4),
  UINT64(8),
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes that one element takes.
  public int bytes() {
    return bytes;
  }

  public boolean isFloat() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /// The name that RDFs and numpy use, such as `uint8`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DType> of(String word) {
    for (DType type : values()) {
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
