package eu.riscale.hub.tensor;

/// What stands beyond the ends of an axis; the names and the meaning are numpy's. Along an axis `1
/// 2 3`, two elements at each end:
public enum PadMode {
  /// `0 0 1 2 3 0 0`, or another value.
  CONSTANT,
  /// `1 1 1 2 3 3 3`.
  EDGE,
  /// `3 2 1 2 3 2 1`: the end itself is not repeated.
  REFLECT,
  /// `2 1 1 2 3 3 2`: the end itself is repeated.
  SYMMETRIC;

  /// The element that stands at a position outside or inside an axis of `length` elements, at least
  /// 1; mirrored back and forth as often as needed.
  int source(int position, int length) {
    return switch (this) {
      case CONSTANT, EDGE -> Math.clamp(position, 0, length - 1);
      case REFLECT -> length == 1 ? 0 : mirror(position, 2 * length - 2, length, 0);
      case SYMMETRIC -> mirror(position, 2 * length, length, 1);
    };
  }

  private static int mirror(int position, int period, int length, int repeated) {
    int within = Math.floorMod(position, period);
    return within < length ? within : period - repeated - within;
  }
}
