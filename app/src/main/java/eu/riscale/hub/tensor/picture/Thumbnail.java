package eu.riscale.hub.tensor.picture;

import eu.riscale.hub.tensor.Tensor;

/// Small pictures: uint8 with the axes y, x and channel (red, green, blue).
public final class Thumbnail {
  /// A picture longer than this many times its height is a strip, which is stretched.
  private static final int STRIP = 4;

  private Thumbnail() {}

  /// The middle square of a picture, in another size. A pixel is the mean of those that fall into
  /// it, or a copy of the nearest one.
  ///
  /// @param picture uint8 with the axes y and x, or y, x and channel
  /// @throws IllegalArgumentException where the picture has no pixels
  public static Tensor of(Tensor picture, int edge) {
    int height = picture.length(0);
    int width = picture.length(1);
    if (height == 0 || width == 0) {
      throw new IllegalArgumentException("a picture of " + picture.shapeText() + " has no pixels");
    }
    int shorter = Math.min(height, width);
    boolean strip = Math.max(height, width) > STRIP * shorter;
    int cutHeight = strip ? height : shorter;
    int cutWidth = strip ? width : shorter;
    int[] cut = {(height - cutHeight) / 2, (width - cutWidth) / 2, cutHeight, cutWidth};
    return scaled(picture, cut, edge, edge);
  }

  /// The whole picture with both sides of at most `longest` pixels; the same where it is no larger.
  ///
  /// @param picture uint8 with the axes y and x, or y, x and channel
  public static Tensor fitting(Tensor picture, int longest) {
    int height = picture.length(0);
    int width = picture.length(1);
    int longer = Math.max(height, width);
    if (longer <= longest) {
      return picture;
    }
    int newHeight = Math.max(1, (int) ((long) height * longest / longer));
    int newWidth = Math.max(1, (int) ((long) width * longest / longer));
    return scaled(picture, new int[] {0, 0, height, width}, newHeight, newWidth);
  }

  /// @param cut top, left, height and width of the part that is shown
  private static Tensor scaled(Tensor picture, int[] cut, int height, int width) {
    byte[] pixels = new byte[3 * height * width];
    for (int y = 0, i = 0; y < height; y++) {
      int fromY = cut[0] + (int) ((long) y * cut[2] / height);
      int toY = Math.max(fromY + 1, cut[0] + (int) ((y + 1L) * cut[2] / height));
      for (int x = 0; x < width; x++) {
        int fromX = cut[1] + (int) ((long) x * cut[3] / width);
        int toX = Math.max(fromX + 1, cut[1] + (int) ((x + 1L) * cut[3] / width));
        for (int channel = 0; channel < 3; channel++) {
          pixels[i++] = mean(picture, channel, new int[] {fromY, toY, fromX, toX});
        }
      }
    }
    return Picture.ofColours(pixels, height, width);
  }

  /// Two of the same size side by side.
  public static Tensor beside(Tensor left, Tensor right) {
    int line = 3 * left.length(1);
    byte[] pixels = new byte[left.size() + right.size()];
    for (int y = 0; y < left.length(0); y++) {
      System.arraycopy((byte[]) left.array(), y * line, pixels, 2 * y * line, line);
      System.arraycopy((byte[]) right.array(), y * line, pixels, (2 * y + 1) * line, line);
    }
    return Picture.ofColours(pixels, left.length(0), 2 * left.length(1));
  }

  /// @param box from and to along y, from and to along x
  private static byte mean(Tensor picture, int channel, int[] box) {
    int channels = picture.rank() == 2 ? 1 : 3;
    byte[] from = (byte[]) picture.array();
    long sum = 0;
    for (int y = box[0]; y < box[1]; y++) {
      for (int x = box[2]; x < box[3]; x++) {
        int pixel = y * picture.length(1) + x;
        sum += from[channels * pixel + (channels == 1 ? 0 : channel)] & 0xFF;
      }
    }
    long count = (long) (box[1] - box[0]) * (box[3] - box[2]);
    return (byte) ((sum + count / 2) / count);
  }
}
