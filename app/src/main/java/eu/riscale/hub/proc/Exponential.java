package eu.riscale.hub.proc;

/// e to the x, fast enough to be no step's bottleneck, and exact to about 2·10⁻⁸: less than float32
/// can show.
///
/// e^x is the 256th power of e^(x/256), which nine terms of the Taylor series give, and that power
/// is eight squarings. There is nothing here but multiplications and additions in double, which the
/// compiler turns into vector instructions; `Math.exp` it does not.
final class Exponential {
  /// Beyond ±104 a float32 softmax is 0 or 1 anyway.
  private static final double END = 110;

  private Exponential() {}

  /// Replaces `count` numbers from `at` on; NaN stays.
  static void apply(double[] x, int at, int count) {
    for (int i = at; i < at + count; i++) {
      double y = Math.min(Math.max(x[i], -END), END) * (1.0 / 256);
      double sum = 1 + y * (1.0 / 9);
      sum = 1 + y * (1.0 / 8) * sum;
      sum = 1 + y * (1.0 / 7) * sum;
      sum = 1 + y * (1.0 / 6) * sum;
      sum = 1 + y * (1.0 / 5) * sum;
      sum = 1 + y * (1.0 / 4) * sum;
      sum = 1 + y * (1.0 / 3) * sum;
      sum = 1 + y * (1.0 / 2) * sum;
      x[i] = power256(1 + y * sum);
    }
  }

  /// e to the −x, to within 10⁻⁷ where x < 30; above that the result stays at e⁻³⁰, to which adding
  /// 1 in float32 gives 1. NaN stays, and −∞ gives ∞.
  ///
  /// It is the 512th power of the polynomial that comes nearest to e^(−x/512) for x from −89, below
  /// which float32 has no room for e^(−x), to 30. A loop around it becomes vector instructions.
  static double ofOpposite(float x) {
    double y = -Math.min(x, 30f);
    double power = Math.fma(2.510159061270913e-16, y, 6.056998364453093e-13);
    power = Math.fma(power, y, 1.2417544711294376e-9);
    power = Math.fma(power, y, 1.907349387985835e-6);
    power = Math.fma(power, y, 0.0019531250003480562);
    power = Math.fma(power, y, 0.9999999998876866);
    power = power256(power);
    return power * power;
  }

  /// Eight squarings.
  private static double power256(double x) {
    double power = x * x;
    power *= power;
    power *= power;
    power *= power;
    power *= power;
    power *= power;
    power *= power;
    return power * power;
  }
}
