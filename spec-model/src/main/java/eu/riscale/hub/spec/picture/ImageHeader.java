package eu.riscale.hub.spec.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What the first bytes of a picture tell: its format, and its size in pixels where they hold it.
/// No pixel is decoded.
///
/// @param format the usual ending of its name, without the dot: `png`, `jpg`, `gif`, `tif`, `svg`,
///   `bmp` or `webp`
public record ImageHeader(String format, Optional<Size> size) {

  public record Size(long width, long height) {}

  /// Empty for files that are no picture, and for broken ones.
  ///
  /// @param bytes the file, or as much of it as one cares to read
  public static Optional<ImageHeader> of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (startsWith(in, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of(new ImageHeader("png", png(in)));
    }
    if (startsWith(in, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(new ImageHeader("jpg", jpeg(in)));
    }
    if (startsWith(in, 'G', 'I', 'F', '8')) {
      return Optional.of(new ImageHeader("gif", gif(in.order(ByteOrder.LITTLE_ENDIAN))));
    }
    if (startsWith(in, 'I', 'I', 42, 0) || startsWith(in, 'I', 'I', 43, 0)) {
      return Optional.of(new ImageHeader("tif", tiff(in.order(ByteOrder.LITTLE_ENDIAN))));
    }
    if (startsWith(in, 'M', 'M', 0, 42) || startsWith(in, 'M', 'M', 0, 43)) {
      return Optional.of(new ImageHeader("tif", tiff(in)));
    }
    if (startsWith(in, 'B', 'M')) {
      return Optional.of(new ImageHeader("bmp", Optional.empty()));
    }
    if (startsWith(in, 'R', 'I', 'F', 'F')) {
      return Optional.of(new ImageHeader("webp", Optional.empty()));
    }
    return isSvg(bytes) ? Optional.of(new ImageHeader("svg", Optional.empty())) : Optional.empty();
  }

  private static Optional<Size> png(ByteBuffer in) {
    return in.limit() < 24
        ? Optional.empty()
        : Optional.of(
            new Size(Integer.toUnsignedLong(in.getInt(16)), Integer.toUnsignedLong(in.getInt(20))));
  }

  private static Optional<Size> gif(ByteBuffer in) {
    return in.limit() < 10
        ? Optional.empty()
        : Optional.of(
            new Size(Short.toUnsignedInt(in.getShort(6)), Short.toUnsignedInt(in.getShort(8))));
  }

  /// The size stands in the segment that starts the frame, behind any number of other segments.
  private static Optional<Size> jpeg(ByteBuffer in) {
    int at = 2;
    while (at + 9 <= in.limit() && in.get(at) == (byte) 0xFF) {
      int marker = Byte.toUnsignedInt(in.get(at + 1));
      boolean startsFrame =
          marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
      if (startsFrame) {
        return Optional.of(
            new Size(
                Short.toUnsignedInt(in.getShort(at + 7)),
                Short.toUnsignedInt(in.getShort(at + 5))));
      }
      boolean hasLength = marker != 0xFF && marker != 0x01 && (marker < 0xD0 || marker > 0xD8);
      at += marker == 0xFF ? 1 : hasLength ? 2 + Short.toUnsignedInt(in.getShort(at + 2)) : 2;
    }
    return Optional.empty();
  }

  /// The first directory of a plain TIFF; BigTIFF and far-away directories are left alone.
  private static Optional<Size> tiff(ByteBuffer in) {
    long directory = in.limit() < 8 ? 0 : Integer.toUnsignedLong(in.getInt(4));
    if (in.limit() < 8 || in.get(2) == 43 || in.get(3) == 43 || directory + 2 > in.limit()) {
      return Optional.empty();
    }
    int entries = Short.toUnsignedInt(in.getShort((int) directory));
    long width = 0;
    long height = 0;
    for (int i = 0; i < entries; i++) {
      int at = (int) directory + 2 + 12 * i;
      if (at + 12 > in.limit()) {
        break;
      }
      int tag = Short.toUnsignedInt(in.getShort(at));
      boolean isShort = in.getShort(at + 2) == 3;
      long value =
          isShort
              ? Short.toUnsignedInt(in.getShort(at + 8))
              : Integer.toUnsignedLong(in.getInt(at + 8));
      width = tag == 256 ? value : width;
      height = tag == 257 ? value : height;
    }
    return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
  }

  private static boolean isSvg(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.UTF_8);
    String text = start.toLowerCase(Locale.ROOT);
    return text.contains("<svg")
        && (text.stripLeading().startsWith("<") || text.startsWith("\uFEFF"));
  }

  private static boolean startsWith(ByteBuffer in, int... bytes) {
    if (in.limit() < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (in.get(i) != (byte) bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
