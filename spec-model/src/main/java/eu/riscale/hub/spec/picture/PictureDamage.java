package eu.riscale.hub.spec.picture;

import java.util.Optional;

/// Whether a picture is whole behind its header: its parts, its tables, and its pixels as far as
/// they are compressed. They are counted, never kept or drawn, and the work is bounded whatever
/// size the header claims.
public final class PictureDamage {
  private PictureDamage() {}

  /// A clause such as `it ends early`; empty for a picture that is whole, or of a format that is
  /// not looked into.
  ///
  /// @param format as [ImageHeader] names it
  /// @param bytes the whole file
  public static Optional<String> of(String format, byte[] bytes) {
    try {
      switch (format) {
        case "png" -> PngDamage.check(bytes);
        case "jpg" -> JpegDamage.check(bytes);
        case "gif" -> GifDamage.check(bytes);
        case "webp" -> WebpDamage.check(bytes);
        case "tif" -> TiffDamage.check(bytes);
        case "bmp" -> BmpDamage.check(bytes);
        case "svg" -> SvgContent.check(bytes);
        default -> {}
      }
      return Optional.empty();
    } catch (Damage damage) {
      return Optional.of(damage.clause());
    }
  }
}
