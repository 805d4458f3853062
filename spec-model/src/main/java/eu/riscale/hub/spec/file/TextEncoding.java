package eu.riscale.hub.spec.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// How the letters of a text are written as bytes.
///
/// @param mark how many bytes at the beginning are no letter but tell the encoding
/// @param width how many bytes a letter has at least
record TextEncoding(Charset charset, int mark, int width) {
  /// So many bytes tell the encoding.
  static final int LOOK = 4096;

  static final char FIRST_BLANK = '\t';

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /// @param begin the first bytes of a file
  static TextEncoding of(byte[] begin) {
    if (FileKind.startsWith(begin, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3, 1);
    }
    if (FileKind.startsWith(begin, 0xFF, 0xFE, 0, 0)) {
      return new TextEncoding(UTF_32LE, 4, 4);
    }
    if (FileKind.startsWith(begin, 0, 0, 0xFE, 0xFF)) {
      return new TextEncoding(UTF_32BE, 4, 4);
    }
    if (FileKind.startsWith(begin, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2, 2);
    }
    if (FileKind.startsWith(begin, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2, 2);
    }
    return byZeros(begin);
  }

  /// Letters of ASCII in UTF-16 have a zero in each pair of bytes, always on the same side, and in
  /// UTF-32 three in each four. A few other letters may be among them.
  private static TextEncoding byZeros(byte[] bytes) {
    int fours = bytes.length / 4;
    int[] zeros = new int[4];
    for (int i = 0; i < fours * 4; i++) {
      zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
    }
    int even = zeros[0] + zeros[2];
    int odd = zeros[1] + zeros[3];
    if (even == 0 && odd > fours * 3 / 2) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 0, 2);
    }
    if (odd == 0 && even > fours * 3 / 2) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 0, 2);
    }
    boolean isWide = even + odd > fours * 11 / 4;
    if (isWide && zeros[0] == 0) {
      return new TextEncoding(UTF_32LE, 0, 4);
    }
    return isWide && zeros[3] == 0
        ? new TextEncoding(UTF_32BE, 0, 4)
        : new TextEncoding(StandardCharsets.UTF_8, 0, 1);
  }

  /// The last index up to one at which a letter begins.
  int boundary(byte[] bytes, int index) {
    if (width > 1) {
      return index - index % width;
    }
    int at = index;
    while (at > 0 && index - at < 3 && at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /// The text of some bytes. A letter that is cut off at their end is left out.
  String read(byte[] bytes, int from, int to) {
    if (width > 1) {
      return new String(bytes, from, to - from, charset);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return withoutZeros(
        decoder.decode(in, out, false).isError()
            ? new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
            : out.flip().toString());
  }

  /// Joins letters of UTF-16 and UTF-32 that stand within another text, as a shell of Windows
  /// appends them.
  private static String withoutZeros(String text) {
    if (text.indexOf('\0') < 0) {
      return text;
    }
    StringBuilder joined = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != 0 || !isBetween(text, i)) {
        joined.append(text.charAt(i));
      }
    }
    return joined.toString();
  }

  /// Whether letters with as many zeros between them stand on both sides of a zero.
  private static boolean isBetween(String text, int zero) {
    int first = zero;
    while (first > 0 && zero - first < 3 && text.charAt(first - 1) == 0) {
      first--;
    }
    int last = zero + 1;
    while (last < text.length() && last - zero < 4 && text.charAt(last) == 0) {
      last++;
    }
    int step = last - first + 1;
    return (step == 2 || step == 4)
        && first > 0
        && last < text.length()
        && (isLetter(text, first - 1 - step) || isLetter(text, last + step));
  }

  /// Whether a letter stands there alone, between two zeros or at an end.
  private static boolean isLetter(String text, int at) {
    return at >= 0
        && at < text.length()
        && text.charAt(at) >= FIRST_BLANK
        && (at == 0 || text.charAt(at - 1) == 0)
        && (at + 1 == text.length() || text.charAt(at + 1) == 0);
  }
}
