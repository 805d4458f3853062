package eu.riscale.hub.weights.keras;

/// How much the weights of one file may take in memory: a damaged or hostile file can claim arrays
/// of any size.
final class WeightBudget {
  /// Weights are as good as random, and hardly get smaller by packing. Of small files it does not
  /// matter.
  private static final long MOST_PACKED = 32;

  private static final long SMALL = 64 << 20;

  private final long byFile;
  private final long byMemory;
  private long taken;
  private double declared;

  /// @param fileSize bytes of the file that holds the weights
  /// @param held how many of them stay in memory
  WeightBudget(long fileSize, long held) {
    this(fileSize, held, Runtime.getRuntime().maxMemory());
  }

  /// @param memory bytes that there are in all
  WeightBudget(long fileSize, long held, long memory) {
    byFile =
        Math.max(
            fileSize > Long.MAX_VALUE / MOST_PACKED ? fileSize : fileSize * MOST_PACKED, SMALL);
    byMemory = Math.max(0, memory / 4 * 3 - held);
  }

  /// Counts an array in, before it is read. Its numbers are held as such, then again as the bytes
  /// of the finished network, and while it is turned into what the network needs in two ways.
  ///
  /// @param elements how many `float32` it will have
  /// @param passing bytes that reading it takes for a while beyond these
  /// @throws Refusal where it goes beyond what the file or the memory can hold
  int take(long elements, long passing, String what) {
    boolean tooMany = elements < 0 || elements > Integer.MAX_VALUE - 1024;
    long all = tooMany ? Long.MAX_VALUE : taken + 4 * elements;
    if (tooMany || all > byFile) {
      throw refusal(what, byFile, "a file of its size can hold");
    }
    if (passing < 0 || passing > byMemory) {
      throw Refusal.tooLarge("reading " + what + " takes more memory than there is");
    }
    if (2 * all + 4 * elements > byMemory - passing) {
      throw refusal(what, byMemory / 2, "there is memory for");
    }
    taken = all;
    return (int) elements;
  }

  /// Counts what the file says of an array, which is not read.
  ///
  /// @param shape the sizes of its axes
  /// @throws Refusal where the arrays so far are more than the file can hold
  void declare(int[] shape, String what) {
    double elements = 1;
    for (int size : shape) {
      elements *= size;
    }
    declared += Float.BYTES * elements;
    if (declared > byFile) {
      throw refusal(what, byFile, "a file of its size can hold");
    }
  }

  /// Looks at what reading takes for a while beside the numbers that are held.
  ///
  /// @throws Refusal where there is no memory for it
  void pass(long bytes, String what) {
    if (bytes < 0 || bytes > byMemory - 2 * taken) {
      throw Refusal.tooLarge("reading " + what + " takes more memory than there is");
    }
  }

  /// Looks at a packed part of an array, which may unpack to more than the array has.
  ///
  /// @param bytes of it, unpacked
  /// @throws Refusal where that is more than the file can hold
  void unpack(long bytes, String what) {
    if (bytes < 0 || bytes > byFile) {
      throw Refusal.tooLarge(
          "a part of " + what + " unpacks to more than a file of its size holds");
    }
  }

  private static Refusal refusal(String what, long bytes, String why) {
    return Refusal.tooLarge(
        what + " brings the weights above " + (bytes >> 20) + " MB, more than " + why);
  }
}
