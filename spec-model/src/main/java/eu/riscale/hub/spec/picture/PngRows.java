package eu.riscale.hub.spec.picture;

import java.util.Optional;

/// Follows the expanded rows of a PNG, each a byte that names its filter and then its pixels.
final class PngRows {
  /// The seven passes of Adam7: first column, first row, and the steps to the next ones.
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8},
    {4, 0, 8, 8},
    {0, 4, 4, 8},
    {2, 0, 4, 4},
    {0, 2, 2, 4},
    {1, 0, 2, 2},
    {0, 1, 1, 2}
  };

  private static final int[][] WHOLE = {{0, 0, 1, 1}};
  private static final int LAST_FILTER = 4;

  private final PngHeader header;
  private final int[][] passes;
  private int pass = -1;
  private long rowsLeft;
  private long rowBytes;
  private long leftOfRow;
  private long row;
  private long across;

  /// Looks colours up where pixels are numbers of colours and the palette has not one for each.
  private final Optional<PngIndices> indices;

  PngRows(PngHeader header, PngPalette palette) {
    this.header = header;
    this.indices =
        Optional.of(new PngIndices(palette, header.depth()))
            .filter(it -> palette.isShort() && header.width() < PngPixels.Budget.MOST_EXPANDED);
    this.passes = header.interlaced() ? ADAM7 : WHOLE;
    toNextRow();
  }

  /// @param length how many of the bytes count
  void take(byte[] bytes, int length) throws Damage {
    int at = 0;
    while (at < length && !complete()) {
      if (leftOfRow == rowBytes && Byte.toUnsignedInt(bytes[at]) > LAST_FILTER) {
        throw new Damage("row " + row + " names a filter that does not exist");
      }
      long taken = Math.min(leftOfRow, length - at);
      if (indices.isPresent()) {
        indices.get().take(bytes, at, (int) taken, (int) rowBytes);
      }
      at += (int) taken;
      leftOfRow -= taken;
      if (leftOfRow == 0) {
        if (indices.isPresent()) {
          indices.get().endOfRow((int) across);
        }
        rowsLeft--;
        toNextRow();
      }
    }
  }

  boolean complete() {
    return pass == passes.length;
  }

  /// Passes without a pixel, as small pictures have them, have no rows either.
  private void toNextRow() {
    while (rowsLeft == 0 && !complete()) {
      pass++;
      if (!complete()) {
        int[] steps = passes[pass];
        across = Math.max(0, Math.ceilDiv(header.width() - steps[0], (long) steps[2]));
        rowBytes = 1 + Math.ceilDiv(across * header.bits(), 8L);
        rowsLeft =
            across == 0
                ? 0
                : Math.max(0, Math.ceilDiv(header.height() - steps[1], (long) steps[3]));
        indices.ifPresent(PngIndices::pass);
      }
    }
    leftOfRow = rowBytes;
    row++;
  }
}
