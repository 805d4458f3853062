package eu.riscale.hub.run.memory;

/// How many bytes a network takes for each element of its inputs and outputs.
final class BytesPerElement {
  /// Every tensor is in memory as the test has it, as the network has it, and before or after
  /// processing; most are float32.
  static final int LEAST = 24;

  /// What a network of some depth takes, where none of its runs was large enough to tell.
  private static final int USUAL = 256;

  private BytesPerElement() {}

  /// @param grown bytes that the runs have taken so far
  /// @param largest elements of the largest of them; 0 where there was none
  /// @param telling bytes below which what has grown is not the run's
  static double of(double grown, double largest, double telling) {
    if (largest == 0 || grown <= 0) {
      return USUAL;
    }
    double each = grown / largest;
    return Math.max(LEAST, grown < telling ? Math.min(each, USUAL) : each);
  }
}
