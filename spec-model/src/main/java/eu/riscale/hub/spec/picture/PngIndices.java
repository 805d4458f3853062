package eu.riscale.hub.spec.picture;

/// Undoes the filters of rows whose pixels are numbers of colours, and looks each number up.
final class PngIndices {
  private final PngPalette palette;
  private final int depth;
  private byte[] row = new byte[0];
  private byte[] above = new byte[0];
  private int got;

  PngIndices(PngPalette palette, int depth) {
    this.palette = palette;
    this.depth = depth;
  }

  /// Begins with a pass, whose first row has none above.
  void pass() {
    row = new byte[0];
    got = 0;
  }

  /// @param rowBytes of the whole row, of which these are a part
  void take(byte[] bytes, int from, int count, int rowBytes) {
    if (row.length == 0) {
      row = new byte[rowBytes];
      above = new byte[rowBytes];
    }
    System.arraycopy(bytes, from, row, got, count);
    got += count;
  }

  /// @param across pixels of a row
  void endOfRow(int across) throws Damage {
    undoFilter();
    int mask = (1 << depth) - 1;
    for (int i = 0; i < across; i++) {
      int bit = i * depth;
      if (!palette.holds(row[1 + bit / 8] >> (8 - depth - bit % 8) & mask)) {
        throw new Damage(Damage.NOT_IN_PALETTE);
      }
    }
    byte[] done = row;
    row = above;
    above = done;
    got = 0;
  }

  private void undoFilter() {
    int filter = row[0];
    if (filter == 0) {
      return;
    }
    for (int i = 1; i < row.length; i++) {
      int left = i > 1 ? Byte.toUnsignedInt(row[i - 1]) : 0;
      int up = Byte.toUnsignedInt(above[i]);
      int corner = i > 1 ? Byte.toUnsignedInt(above[i - 1]) : 0;
      row[i] +=
          (byte)
              switch (filter) {
                case 1 -> left;
                case 2 -> up;
                case 3 -> (left + up) / 2;
                default -> nearest(left, up, corner);
              };
    }
  }

  /// Paeth's: of three neighbours the one that is nearest to what they foretell.
  private static int nearest(int left, int up, int corner) {
    int foretold = left + up - corner;
    int toLeft = Math.abs(foretold - left);
    int toUp = Math.abs(foretold - up);
    int toCorner = Math.abs(foretold - corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
