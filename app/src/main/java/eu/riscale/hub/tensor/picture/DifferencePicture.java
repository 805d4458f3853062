package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;

/// Where two tensors differ, as a picture that [Images#writePng] writes: white where they agree,
/// red where the first is larger, blue where it is smaller, grey where a number is missing. Beside
/// it stands the scale, with the largest difference at both ends.
///
/// The plane is the one with the largest difference.
public final class DifferencePicture {
  private static final int BAR = 10;
  private static final int GAP = 4;

  /// Digits of three by five pixels, a row in three bits from the top.
  private static final Map<Character, Integer> DIGITS =
      Map.ofEntries(
          Map.entry('0', 0b111_101_101_101_111),
          Map.entry('1', 0b010_110_010_010_111),
          Map.entry('2', 0b111_001_111_100_111),
          Map.entry('3', 0b111_001_111_001_111),
          Map.entry('4', 0b101_101_111_001_001),
          Map.entry('5', 0b111_100_111_001_111),
          Map.entry('6', 0b111_100_111_101_111),
          Map.entry('7', 0b111_001_001_010_010),
          Map.entry('8', 0b111_101_111_101_111),
          Map.entry('9', 0b111_101_111_001_111),
          Map.entry('.', 0b000_000_000_000_010),
          Map.entry('+', 0b000_010_111_010_000),
          Map.entry('-', 0b000_000_111_000_000),
          Map.entry('e', 0b000_111_111_100_111));

  private final byte[] pixels;
  private final int height;
  private final int width;

  private DifferencePicture(int height, int width) {
    this.height = height;
    this.width = width;
    this.pixels = new byte[3 * height * width];
    Arrays.fill(pixels, (byte) 0xFF);
  }

  /// @param differences finite, or NaN where there is none
  /// @param scale the largest absolute difference, as the scale is to show it: digits, a point, a
  ///   minus and `e`
  public static Tensor of(Tensor differences, double largest, String scale) {
    Plane plane = Plane.of(differences, worst(differences));
    int label = 4 * (scale.length() + 1);
    DifferencePicture picture =
        new DifferencePicture(
            Math.max(plane.height(), 3 * GAP), plane.width() + 2 * GAP + BAR + label);
    double[] values = plane.values(0);
    for (int i = 0; i < values.length; i++) {
      int pixel = i / plane.width() * picture.width + i % plane.width();
      Diverging.paint(picture.pixels, pixel, largest == 0 ? 0 : values[i] / largest);
    }
    picture.scale(plane.width() + GAP, scale);
    return Picture.ofColours(picture.pixels, picture.height, picture.width);
  }

  private static Map<String, Integer> worst(Tensor differences) {
    int worst = 0;
    for (int i = 0; i < differences.size(); i++) {
      if (Math.abs(differences.at(i)) > Math.abs(differences.at(worst))) {
        worst = i;
      }
    }
    return Plane.position(differences, worst);
  }

  private void scale(int left, String text) {
    for (int y = 0; y < height; y++) {
      double part = height == 1 ? 0 : 1 - 2.0 * y / (height - 1);
      for (int x = 0; x < BAR; x++) {
        Diverging.paint(pixels, y * width + left + x, part);
      }
    }
    write("+" + text, 0, left + BAR + GAP);
    write("-" + text, height - 5, left + BAR + GAP);
  }

  private void write(String text, int top, int left) {
    for (int i = 0; i < text.length(); i++) {
      int rows = DIGITS.getOrDefault(text.charAt(i), 0);
      for (int bit = 0; bit < 15; bit++) {
        if ((rows >> (14 - bit) & 1) == 1) {
          blacken(top + bit / 3, left + 4 * i + bit % 3);
        }
      }
    }
  }

  private void blacken(int y, int x) {
    int at = 3 * (y * width + x);
    Arrays.fill(pixels, at, at + 3, (byte) 0);
  }
}
