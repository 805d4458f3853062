package eu.riscale.hub.tensor;

/// Neighbouring elements of a tensor, with the numbers that belong to them.
public final class Row {
  private final int from;
  private final int count;
  private final double[][] numbers;
  private final int at;
  private final int step;

  Row(int from, int count, double[][] numbers, int at, int step) {
    this.from = from;
    this.count = count;
    this.numbers = numbers;
    this.at = at;
    this.step = step;
  }

  /// Position in memory of the first element.
  public int from() {
    return from;
  }

  /// Number of elements, at most [Rows#WIDTH].
  public int count() {
    return count;
  }

  /// Whether all elements share the same numbers, which is worth a loop of its own.
  public boolean isUniform() {
    return step == 0;
  }

  /// The number for the first element.
  ///
  /// @param which of the numbers, in the order in which they were given
  public double number(int which) {
    return numbers[which][at];
  }

  /// The numbers for all elements: that for element j is at `at() + j · step()`.
  ///
  /// @param which of the numbers, in the order in which they were given
  public double[] numbers(int which) {
    return numbers[which];
  }

  public int at() {
    return at;
  }

  /// 1, or 0 where all elements share the same numbers.
  public int step() {
    return step;
  }
}
