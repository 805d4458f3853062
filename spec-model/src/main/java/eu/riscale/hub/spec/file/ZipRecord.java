package eu.riscale.hub.spec.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipException;

/// One entry in the table of a zip. (PKWARE's APPNOTE 6.3.10, 4.3.12.)
///
/// @param bytes its name as it stands there
/// @param name the same as text
/// @param at where its data begins with its own header, without what stands before the zip
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ZipRecord(byte[] bytes, String name, int flags, int method, long crc, Sizes sizes, long at) {
  static final int MARK = 0x02014b50;
  static final int HEADER = 46;
  private static final int ENCRYPTED = 1;
  private static final int UTF_8 = 1 << 11;
  private static final long LONG = 0xFFFFFFFFL;
  private static final int LONG_FIELD = 1;

  /// In bytes, as they lie in the zip and as they are unpacked.
  record Sizes(long packed, long unpacked) {}

  /// Reads the entry that the buffer is at, and goes behind it.
  static ZipRecord next(ByteBuffer table) throws ZipException {
    int start = table.position();
    if (table.remaining() < HEADER || table.getInt(start) != MARK) {
      throw damaged();
    }
    int name = Short.toUnsignedInt(table.getShort(start + 28));
    int extra = Short.toUnsignedInt(table.getShort(start + 30));
    int comment = Short.toUnsignedInt(table.getShort(start + 32));
    if (table.remaining() < HEADER + name + extra + comment) {
      throw damaged();
    }
    byte[] bytes = new byte[name];
    table.get(start + HEADER, bytes);
    int flags = Short.toUnsignedInt(table.getShort(start + 8));
    long[] numbers = {
      Integer.toUnsignedLong(table.getInt(start + 24)),
      Integer.toUnsignedLong(table.getInt(start + 20)),
      Integer.toUnsignedLong(table.getInt(start + 42))
    };
    lengthen(numbers, table.slice(start + HEADER + name, extra).order(table.order()));
    table.position(start + HEADER + name + extra + comment);
    return new ZipRecord(
        bytes,
        text(bytes, (flags & UTF_8) != 0),
        flags,
        Short.toUnsignedInt(table.getShort(start + 10)),
        Integer.toUnsignedLong(table.getInt(start + 16)),
        new Sizes(numbers[1], numbers[0]),
        numbers[2]);
  }

  private static ZipException damaged() {
    return new ZipException("its table of contents is damaged");
  }

  /// Numbers that need more than four bytes stand in a field of their own, in this order.
  private static void lengthen(long[] numbers, ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int kind = Short.toUnsignedInt(extra.getShort());
      int length = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      int end = extra.position() + length;
      for (int i = 0; kind == LONG_FIELD && i < numbers.length; i++) {
        if (numbers[i] == LONG && end - extra.position() >= Long.BYTES) {
          numbers[i] = extra.getLong();
        }
      }
      extra.position(end);
    }
  }

  /// Names are UTF-8 where a flag says so; of others macOS writes UTF-8, too, and Windows and old
  /// software the code page of DOS.
  private static String text(byte[] bytes, boolean mustBeUtf8) throws ZipException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return text.toString();
    } catch (CharacterCodingException e) {
      if (!mustBeUtf8) {
        return new String(bytes, Charset.forName("IBM437"));
      }
      ZipException exception =
          new ZipException(
              "the name of its entry '%s' is marked as UTF-8 and is not; pack it again"
                  .formatted(new String(bytes, StandardCharsets.UTF_8)));
      exception.initCause(e);
      throw exception;
    }
  }

  /// The name as Java reads it that takes every byte for a letter.
  String letters() {
    return (flags & UTF_8) != 0 ? name : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Why it cannot be unpacked; a clause.
  Optional<String> obstacle() {
    if ((flags & ENCRYPTED) != 0) {
      return Optional.of("'" + name + "' is encrypted; pack it again without a password");
    }
    return switch (method) {
      case 0, 8 -> Optional.empty();
      default ->
          Optional.of(
              "'%s' is packed by %s, which hub and much other software cannot read; pack it again by"
                      .formatted(name, methodName())
                  + " the usual method, Deflate, or without compression");
    };
  }

  private String methodName() {
    return switch (method) {
      case 1 -> "Shrink";
      case 6 -> "Implode";
      case 9 -> "Deflate64";
      case 12 -> "BZIP2";
      case 14 -> "LZMA";
      case 20, 93 -> "Zstandard";
      case 95 -> "XZ";
      case 98 -> "PPMd";
      default -> "method " + method;
    };
  }

  /// Where its data ends at the earliest: its own header may be longer.
  long end() {
    return at + ZipTable.LOCAL_HEADER + bytes.length + sizes.packed();
  }
}
