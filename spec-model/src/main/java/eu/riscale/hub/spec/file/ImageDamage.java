package eu.riscale.hub.spec.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Whether a picture is whole behind its header, as far as its structure tells. Nothing is drawn,
/// and no more memory is taken than the file has.
public final class ImageDamage {
  private ImageDamage() {}

  /// A clause such as `it ends early`; empty for a picture that is whole, or of a format that is
  /// not looked into.
  ///
  /// @param format as [ImageHeader] names it
  /// @param bytes the whole file
  public static Optional<String> of(String format, byte[] bytes) {
    return switch (format) {
      case "png" -> PngDamage.of(bytes);
      case "jpg" -> early(jpegIsWhole(bytes));
      case "gif" -> early(gifIsWhole(bytes));
      case "webp" -> early(webpIsWhole(bytes));
      case "tif" -> early(TiffDamage.isWhole(bytes));
      case "svg" -> SvgContent.damage(bytes);
      default -> Optional.empty();
    };
  }

  private static Optional<String> early(boolean whole) {
    return whole ? Optional.empty() : Optional.of("it ends early");
  }

  /// Segments, then at least one scan, and the mark of the end; what follows it is left alone.
  private static boolean jpegIsWhole(byte[] bytes) {
    int at = 2;
    boolean scanned = false;
    while (at + 1 < bytes.length) {
      int marker = Byte.toUnsignedInt(bytes[at + 1]);
      boolean isMarker = bytes[at] == (byte) 0xFF && marker != 0;
      if (!isMarker && !scanned) {
        return false;
      }
      if (!isMarker || marker == 0xFF) {
        at++; // entropy-coded pixels, or padding
      } else if (marker == 0xD9) {
        return scanned;
      } else if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
        at += 2;
      } else if (at + 3 < bytes.length) {
        scanned |= marker == 0xDA;
        at += 2 + Math.max(2, unsigned(bytes[at + 2]) << 8 | unsigned(bytes[at + 3]));
      } else {
        return false;
      }
    }
    return false;
  }

  /// Blocks up to the trailer, of which one at least is a frame.
  private static boolean gifIsWhole(byte[] bytes) {
    if (bytes.length < 13) {
      return false;
    }
    int at = 13 + colours(bytes[10]);
    boolean hasFrame = false;
    while (at < bytes.length) {
      switch (unsigned(bytes[at])) {
        case 0x3B -> {
          return hasFrame;
        }
        case 0x21 -> at = subBlocks(bytes, at + 2);
        case 0x2C -> {
          hasFrame = true;
          at = at + 9 < bytes.length ? subBlocks(bytes, at + 11 + colours(bytes[at + 9])) : -1;
        }
        default -> at = -1;
      }
      if (at < 0) {
        return false;
      }
    }
    return hasFrame; // Browsers and libraries need no trailer behind the last frame.
  }

  private static int colours(byte packed) {
    return packed < 0 ? 3 << ((packed & 7) + 1) : 0;
  }

  /// Behind the last of a row of sub-blocks; -1 where they go on behind the end.
  private static int subBlocks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      int length = unsigned(bytes[at]);
      at += 1 + length;
      if (length == 0) {
        return at;
      }
    }
    return -1;
  }

  private static boolean webpIsWhole(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.length >= 20 && Integer.toUnsignedLong(in.getInt(4)) + 8 <= bytes.length;
  }

  private static int unsigned(byte value) {
    return Byte.toUnsignedInt(value);
  }
}
