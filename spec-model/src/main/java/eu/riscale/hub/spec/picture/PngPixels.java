package eu.riscale.hub.spec.picture;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Expands the compressed rows of a PNG, or of one frame of an animation, and follows them.
final class PngPixels implements AutoCloseable {
  private final PngRows rows;
  private final Budget budget;
  private final Inflater inflater = new Inflater();

  /// How many bytes of rows are expanded of all frames together, so that no picture takes long.
  /// Covers of the usual size have one or two million.
  static final class Budget {
    static final long MOST_EXPANDED = 16L << 20;
    private final byte[] room = new byte[1 << 16];
    private long expanded;

    private boolean isSpent() {
      return expanded >= MOST_EXPANDED;
    }
  }

  PngPixels(PngHeader header, PngPalette palette, Budget budget) {
    this.rows = new PngRows(header, palette);
    this.budget = budget;
  }

  void take(byte[] bytes, int from, int length) throws Damage {
    inflater.setInput(bytes, from, length);
    try {
      int got = 1;
      while (got > 0 && !budget.isSpent()) {
        got = inflater.inflate(budget.room);
        rows.take(budget.room, got);
        budget.expanded += got;
      }
    } catch (DataFormatException e) {
      throw new Damage(Damage.PIXELS_DAMAGED);
    }
  }

  void requireAll() throws Damage {
    if (budget.isSpent()) {
      return;
    }
    if (!rows.complete()) {
      throw new Damage("some of its rows are missing");
    }
    if (!inflater.finished()) {
      throw new Damage("its compressed pixels end early");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
