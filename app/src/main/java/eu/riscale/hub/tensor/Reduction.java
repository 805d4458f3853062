package eu.riscale.hub.tensor;

/// A few numbers per group (`slots`) that blocks of elements are folded into.
///
/// Pieces of fixed size are folded alone and merged in their order, so the result is the same bit
/// for bit whatever the number of threads.
interface Reduction {
  int slots();

  /// Writes the numbers of a group that no element belongs to yet.
  void clear(double[] into, int at);

  /// Folds a block in; the numbers of column c start at `at` + c · slots.
  void add(Block block, double[] into, int at);

  /// Folds one group's numbers into another's.
  void merge(double[] into, int at, double[] from, int fromAt);
}
