package eu.riscale.hub.run;

/// How much memory a run of a network takes at another size, judged by the runs before it: a
/// network that needs so many bytes for each element of its inputs and outputs needs as many for
/// each element of larger ones.
final class MemoryNeed {
  /// Every tensor is in memory as the test has it, as the network has it, and before or after
  /// processing; most are float32.
  private static final int LEAST_BYTES = 24;

  /// What a network of some depth takes, where none of its runs was large enough to tell.
  private static final int USUAL_BYTES = 256;

  /// Below this, an engine's own start takes more than the run.
  private static final double TELLING_BYTES = 100e6;

  private final long atStart = ProcessMemory.used();
  private final long limit;
  private double largest;

  /// @param limit bytes that the test may take in all
  MemoryNeed(long limit) {
    this.limit = limit;
  }

  /// A run has ended.
  void ran(double elements) {
    largest = Math.max(largest, elements);
  }

  /// Bytes that a run with so many elements in inputs and outputs takes.
  double bytes(double elements) {
    return elements * bytesPerElement();
  }

  private double bytesPerElement() {
    double grown = ProcessMemory.peak() - atStart;
    if (largest == 0 || grown <= 0) {
      return USUAL_BYTES;
    }
    double each = grown / largest;
    return Math.max(LEAST_BYTES, grown < TELLING_BYTES ? Math.min(each, USUAL_BYTES) : each);
  }

  /// Bytes that are available for a run, the smallest of what the machine, the limit and Java can
  /// give, the latter in the machine's terms: Java holds only the tensors themselves.
  double available() {
    Runtime java = Runtime.getRuntime();
    double heap = java.maxMemory() - (java.totalMemory() - java.freeMemory());
    double allowed = Math.max(0, (double) limit - ProcessMemory.used());
    double free = Math.min(ProcessMemory.available(), allowed);
    return Math.min(free, heap / LEAST_BYTES * bytesPerElement());
  }
}
