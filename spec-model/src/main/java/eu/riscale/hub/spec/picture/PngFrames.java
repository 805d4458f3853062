package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The frames of an animated PNG, each a chunk `fcTL` that says where it lies and chunks `fdAT`
/// with its pixels; all of them are numbered. The first may be the picture itself.
final class PngFrames implements AutoCloseable {
  private static final String DAMAGED = "one of its frames is damaged";

  private final PngHeader header;
  private final PngPalette palette;
  private final PngPixels.Budget budget;
  private @Nullable PngPixels pixels;
  private long frames;
  private boolean isAnimated;
  private boolean isAheadOfPixels = true;
  private long begun;
  private int number;

  PngFrames(PngHeader header, PngPalette palette, PngPixels.Budget budget) {
    this.header = header;
    this.palette = palette;
    this.budget = budget;
  }

  /// The chunk `acTL`: how many frames there are. Behind the pixels it does not count.
  void animation(ByteBuffer chunk) throws Damage {
    if (isAheadOfPixels && !isAnimated) {
      isAnimated = true;
      frames = chunk.remaining() == 8 ? Integer.toUnsignedLong(chunk.getInt()) : 0;
      if (frames == 0) {
        throw new Damage(DAMAGED);
      }
    }
  }

  void picture() {
    isAheadOfPixels = false;
  }

  void frame(ByteBuffer chunk) throws Damage {
    if (!isAnimated) {
      return;
    }
    if (chunk.remaining() != 26) {
      throw new Damage(DAMAGED);
    }
    requireNumber(chunk.getInt());
    int width = chunk.getInt();
    int height = chunk.getInt();
    int left = chunk.getInt();
    int top = chunk.getInt();
    boolean isWhole = width == header.width() && height == header.height();
    boolean isInside =
        width > 0
            && height > 0
            && left >= 0
            && top >= 0
            && (long) left + width <= header.width()
            && (long) top + height <= header.height();
    if (!isInside || (isAheadOfPixels && (!isWhole || begun > 0))) {
      throw new Damage(DAMAGED);
    }
    end();
    begun++;
    if (!isAheadOfPixels) {
      pixels = new PngPixels(header.sized(width, height), palette, budget);
    }
  }

  void pixels(byte[] bytes, int from, int length) throws Damage {
    if (!isAnimated) {
      return;
    }
    if (length < 4 || pixels == null) {
      throw new Damage(DAMAGED);
    }
    requireNumber(ByteBuffer.wrap(bytes).getInt(from));
    pixels.take(bytes, from + 4, length - 4);
  }

  /// Behind the last chunk.
  void requireAll() throws Damage {
    end();
    if (isAnimated && begun != frames) {
      throw new Damage("it has " + begun + " of its " + frames + " frames");
    }
  }

  private void end() throws Damage {
    if (pixels != null) {
      pixels.requireAll();
      close();
    }
  }

  private void requireNumber(int found) throws Damage {
    if (found != number++) {
      throw new Damage("one of its frames is missing");
    }
  }

  @Override
  public void close() {
    if (pixels != null) {
      pixels.close();
      pixels = null;
    }
  }
}
