package eu.riscale.hub.spec.value;

import java.util.Locale;

/// The types of tensor elements, by their numpy names.
public enum DataType implements Word {
  FLOAT32(-3.4028235e38, 3.4028235e38),
  FLOAT64(-Double.MAX_VALUE, Double.MAX_VALUE),
  UINT8(0, 255),
  INT8(-128, 127),
  UINT16(0, 65535),
  INT16(-32768, 32767),
  UINT32(0, 4294967295.0),
  INT32(-2147483648.0, 2147483647.0),
  UINT64(0, 0x1p64),
  INT64(-0x1p63, 0x1p63),
  BOOL(0, 1);

  private final double min;
  private final double max;

  DataType(double min, double max) {
    this.min = min;
    this.max = max;
  }

  /// The smallest value of the type; rounded to a double for 64 bit integers.
  public double min() {
    return min;
  }

  /// The largest value of the type; rounded to a double for 64 bit integers.
  public double max() {
    return max;
  }

  public boolean isFloat() {
    return this == FLOAT32 || this == FLOAT64;
  }

  public boolean isUnsigned() {
    return this == UINT8 || this == UINT16 || this == UINT32 || this == UINT64;
  }

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
