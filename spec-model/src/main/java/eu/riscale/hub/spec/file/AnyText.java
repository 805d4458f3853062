package eu.riscale.hub.spec.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The text of a file in whatever encoding it is: UTF-8, UTF-16 as Windows writes it, and all
/// others byte for byte as Latin-1, in which plain letters are right in any case.
public final class AnyText {
  /// So many bytes tell whether a file is a text.
  public static final int LOOK = 4096;

  private AnyText() {}

  /// @param bytes of a file, from its beginning on; it may go on behind them
  /// @return empty where the file is no text
  public static Optional<String> of(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(utf8(bytes, 3));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return text(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return text(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
    }
    int zeros = onlyZeros(bytes);
    if (zeros >= 0) {
      Charset order = zeros == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      return text(new String(bytes, order));
    }
    return text(utf8(bytes, 0));
  }

  private static boolean starts(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || Byte.toUnsignedInt(bytes[i]) != mark[i]) {
        return false;
      }
    }
    return bytes.length >= mark.length;
  }

  /// Letters of ASCII in UTF-16 have a zero in each pair of bytes, always on the same side.
  ///
  /// @return that side, 0 or 1; -1 where it is not so
  private static int onlyZeros(byte[] bytes) {
    int[] zeros = {0, 0};
    int look = Math.min(bytes.length, LOOK) & ~1;
    for (int i = 0; i < look; i++) {
      zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
    }
    int side = zeros[1] > 0 ? 1 : 0;
    return zeros[1 - side] == 0 && zeros[side] * 4 > look ? side : -1;
  }

  private static String utf8(byte[] bytes, int from) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(bytes.length - from);
    return decoder.decode(in, out, false).isError()
        ? new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1)
        : out.flip().toString();
  }

  /// Files that are no text have control characters at their start.
  private static Optional<String> text(String read) {
    return read.chars().limit(LOOK).anyMatch(c -> c < 9) ? Optional.empty() : Optional.of(read);
  }
}
