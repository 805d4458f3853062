package eu.riscale.hub.tensor.picture;

/// The colours of a number that may lie on either side of 0: blue below, white at 0, red above, and
/// grey where it is missing.
final class Diverging {
  private Diverging() {}

  /// @param pixels three bytes each: red, green, blue
  /// @param part from -1, full blue, to 1, full red; beyond these it stays so; NaN is missing
  static void paint(byte[] pixels, int pixel, double part) {
    int pale = (int) Math.round(255 * (1 - Math.min(1, Math.abs(part))));
    boolean missing = Double.isNaN(part);
    pixels[3 * pixel] = (byte) (missing ? 128 : part < 0 ? pale : 255);
    pixels[3 * pixel + 1] = (byte) (missing ? 128 : pale);
    pixels[3 * pixel + 2] = (byte) (missing ? 128 : part > 0 ? pale : 255);
  }
}
