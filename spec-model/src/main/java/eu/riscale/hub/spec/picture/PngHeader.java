package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;

/// What the first chunk of a PNG says of its pixels.
///
/// @param colours the type of its pixels: 0 gray, 2 in colour, 3 from a palette, 4 gray or 6 in
///   colour with opacity
/// @param depth bits of each channel
record PngHeader(int width, int height, int depth, int colours, boolean interlaced) {
  private static final int PALETTE = 3;

  static PngHeader of(ByteBuffer in) throws Damage {
    int width = in.getInt(16);
    int height = in.getInt(20);
    int depth = in.get(24);
    int colours = in.get(25);
    boolean inOrder = in.get(26) == 0 && in.get(27) == 0 && in.get(28) >= 0 && in.get(28) <= 1;
    if (width <= 0 || height <= 0 || !inOrder || !allows(colours, depth)) {
      throw new Damage("its header is damaged");
    }
    return new PngHeader(width, height, depth, colours, in.get(28) == 1);
  }

  private static boolean allows(int colours, int depth) {
    return switch (colours) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  /// Of one pixel, all channels together.
  int bits() {
    return depth
        * switch (colours) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
  }

  boolean needsPalette() {
    return colours == PALETTE;
  }

  /// A frame of an animation, with pixels of the same kind.
  PngHeader sized(int frameWidth, int frameHeight) {
    return new PngHeader(frameWidth, frameHeight, depth, colours, interlaced);
  }
}
