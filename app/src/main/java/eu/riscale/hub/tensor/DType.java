package eu.riscale.hub.tensor;

import eu.riscale.hub.spec.value.DataType;
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

  /// Whether the elements are whole numbers without a sign; bool counts as 0 and 1.
  public boolean isUnsigned() {
    return switch (this) {
      case UINT8, UINT16, UINT32, UINT64, BOOL -> true;
      case FLOAT32, FLOAT64, INT8, INT16, INT32, INT64 -> false;
    };
  }

  /// Whether every value of this type is also a float32: floats of that size and whole numbers of
  /// at most 16 bits.
  public boolean fitsFloat32() {
    return this == FLOAT32 || (!isFloat() && bytes <= 2);
  }

  /// The smallest value of the type; for floats, minus infinity.
  public double min() {
    return switch (this) {
      case FLOAT32, FLOAT64 -> Double.NEGATIVE_INFINITY;
      case INT8, INT16, INT32, INT64 -> -Math.scalb(1.0, 8 * bytes - 1);
      case UINT8, UINT16, UINT32, UINT64, BOOL -> 0;
    };
  }

  /// The largest value of the type, for those of 64 bits rounded to a double; for floats, infinity.
  public double max() {
    return switch (this) {
      case FLOAT32, FLOAT64 -> Double.POSITIVE_INFINITY;
      case INT8, INT16, INT32, INT64 -> Math.scalb(1.0, 8 * bytes - 1) - 1;
      case UINT8, UINT16, UINT32, UINT64 -> Math.scalb(1.0, 8 * bytes) - 1;
      case BOOL -> 1;
    };
  }

  /// A new array of the kind that `Tensor` keeps elements of this type in, all zero.
  public Object newArray(int length) {
    return switch (this) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT8, UINT8, BOOL -> new byte[length];
      case INT16, UINT16 -> new short[length];
      case INT32, UINT32 -> new int[length];
      case INT64, UINT64 -> new long[length];
    };
  }

  /// The name that RDFs and numpy use, such as `uint8`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The type that a description declares.
  public static DType of(DataType declared) {
    return switch (declared) {
      case FLOAT32 -> FLOAT32;
      case FLOAT64 -> FLOAT64;
      case INT8 -> INT8;
      case INT16 -> INT16;
      case INT32 -> INT32;
      case INT64 -> INT64;
      case UINT8 -> UINT8;
      case UINT16 -> UINT16;
      case UINT32 -> UINT32;
      case UINT64 -> UINT64;
      case BOOL -> BOOL;
    };
  }

  /// The type of a name; empty where it is none.
  public static Optional<DType> of(String word) {
    for (DType type : values()) {
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
