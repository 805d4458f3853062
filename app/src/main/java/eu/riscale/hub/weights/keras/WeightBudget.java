package eu.riscale.hub.weights.keras;

/// How much the weights of one file may take in memory: a damaged or hostile file can claim arrays
/// of any size.
final class WeightBudget {
  /// Deflate cannot pack better than this.
  private static final long MAX_COMPRESSION = 1032;

  private final long limit;
  private final String limitedBy;
  private long taken;

  /// @param fileSize bytes of the file that holds the weights
  WeightBudget(long fileSize) {
    long byFile =
        fileSize > Long.MAX_VALUE / MAX_COMPRESSION ? fileSize : fileSize * MAX_COMPRESSION;
    // They are held as numbers and as the finished ONNX bytes at one time.
    long byMemory = Math.min(Runtime.getRuntime().maxMemory() / 3, Integer.MAX_VALUE - 1024);
    limit = Math.min(byFile, byMemory);
    limitedBy = byFile < byMemory ? "the file can hold" : "there is memory for";
  }

  /// Counts an array in, before it is read.
  ///
  /// @param elements how many `float32` it will have
  /// @throws Refusal where it goes beyond what the file or the memory can hold
  int take(long elements, String what) {
    if (elements < 0 || elements > limit / 4 || taken + 4 * elements > limit) {
      throw Refusal.tooLarge(
          what + " brings the weights above " + limit + " bytes, more than " + limitedBy);
    }
    taken += 4 * elements;
    return (int) elements;
  }
}
