package eu.riscale.hub.tensor.picture;

/// The numbers of a plane, each of a square of elements, so that no side is longer than it may be.
final class FewerPixels {
  private final double[] values;
  private final int height;
  private final int width;

  FewerPixels(double[] values, int height, int width) {
    this.values = values;
    this.height = height;
    this.width = width;
  }

  /// Line by line; not to be changed.
  double[] values() {
    return values;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /// What a square of several elements becomes.
  enum Of {
    MEAN,
    FIRST,
    /// That furthest from 0, and NaN before all others: a single element shows.
    LARGEST
  }

  static FewerPixels of(Plane plane, int longest, Of how) {
    double[] all = plane.values(0);
    int edge = edge(plane, longest);
    int height = Math.ceilDiv(plane.height(), edge);
    int width = Math.ceilDiv(plane.width(), edge);
    double[] values = new double[height * width];
    for (int y = 0, i = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        values[i++] = of(all, plane, new int[] {y * edge, x * edge, edge}, how);
      }
    }
    return new FewerPixels(values, height, width);
  }

  /// How many elements of a plane a pixel has along each side.
  static int edge(Plane plane, int longest) {
    return Math.max(1, Math.ceilDiv(Math.max(plane.height(), plane.width()), longest));
  }

  /// @param square top, left and edge
  private static double of(double[] all, Plane plane, int[] square, Of how) {
    int width = plane.width();
    int bottom = Math.min(plane.height(), square[0] + square[2]);
    int right = Math.min(width, square[1] + square[2]);
    double first = all[square[0] * width + square[1]];
    double sum = 0;
    double largest = first;
    for (int y = square[0]; y < bottom; y++) {
      for (int x = square[1]; x < right; x++) {
        double value = all[y * width + x];
        sum += value;
        boolean larger = Double.isNaN(value) || Math.abs(value) > Math.abs(largest);
        largest = larger ? value : largest;
      }
    }
    return switch (how) {
      case MEAN -> sum / ((bottom - square[0]) * (right - square[1]));
      case FIRST -> first;
      case LARGEST -> largest;
    };
  }
}
