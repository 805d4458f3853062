package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;

/// What the first chunk of a PNG says of its pixels.
///
/// @param bits of one pixel, all channels together
record PngHeader(long width, long height, int bits, boolean needsPalette, boolean interlaced) {
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
    int channels =
        switch (colours) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return new PngHeader(width, height, channels * depth, colours == PALETTE, in.get(28) == 1);
  }

  private static boolean allows(int colours, int depth) {
    return switch (colours) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }
}
