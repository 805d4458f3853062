package eu.riscale.hub.spec.value;

/// The data types of tensors, by their numpy names.
public enum DataType implements Word {
  FLOAT32("float32", 4),
  FLOAT64("float64", 8),
  UINT8("uint8", 1),
  INT8("int8", 1),
  UINT16("uint16", 2),
  INT16("int16", 2),
  UINT32("uint32", 4),
  INT32("int32", 4),
  UINT64("uint64", 8),
  INT64("int64", 8),
  BOOL("bool", 1);

  private final String word;
  private final int bytes;

  DataType(String word, int bytes) {
    this.word = word;
    this.bytes = bytes;
  }

  @Override
  public String word() {
    return word;
  }

  /// Bytes that one element takes.
  public int bytes() {
    return bytes;
  }

  public boolean isFloat() {
    return this == FLOAT32 || this == FLOAT64;
  }
}
