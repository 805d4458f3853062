package eu.riscale.hub.spec.picture;

/// The colours of a PNG's palette, and which of its pixels are transparent.
final class PngPalette {
  private final PngHeader header;
  private int colours;

  PngPalette(PngHeader header) {
    this.header = header;
  }

  /// The chunk `PLTE`; pictures without need of one suggest colours by it.
  void colours(int bytes) throws Damage {
    if (!header.needsPalette()) {
      return;
    }
    if (colours > 0) {
      throw new Damage("it has two palettes");
    }
    if (bytes % 3 != 0 || bytes == 0 || bytes > 3 * 256) {
      throw new Damage("its palette is damaged");
    }
    colours = bytes / 3;
  }

  /// The chunk `tRNS`: one colour, or the opacity of those of the palette.
  void transparency(int bytes) throws Damage {
    boolean fits =
        switch (header.colours()) {
          case 0 -> bytes == 2;
          case 2 -> bytes == 6;
          case 3 -> bytes <= colours;
          default -> false;
        };
    if (!fits) {
      throw new Damage(
          header.needsPalette()
              ? "it says how transparent colours are that its palette lacks"
              : "its transparent colour is not of the kind of its pixels");
    }
  }

  /// Ahead of the pixels.
  void requireColours() throws Damage {
    if (header.needsPalette() && colours == 0) {
      throw new Damage("its palette is missing");
    }
  }

  /// Whether a pixel could name a colour that is not there.
  boolean isShort() {
    return header.needsPalette() && colours < 1 << header.depth();
  }

  boolean holds(int colour) {
    return colour < colours;
  }
}
